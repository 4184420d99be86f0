package dev.lockstep.contract;

import java.time.Instant;

/**
 * A run ended without having told everything: nothing may be concluded from what it did not tell.
 *
 * @param runId the run
 * @param instance the instance of the tracker
 * @param reason one sentence for people
 * @param version epoch milliseconds of the end
 * @param occurredAt when it ended
 */
public record RunFailed(
    String runId, String instance, String reason, long version, Instant occurredAt)
    implements Event {

  @Override
  public String orderKey() {
    return runId;
  }
}

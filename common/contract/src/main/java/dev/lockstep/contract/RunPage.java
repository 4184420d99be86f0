package dev.lockstep.contract;

import java.time.Instant;

/**
 * A part of a run was published and acknowledged.
 *
 * @param runId the run
 * @param instance the instance of the tracker
 * @param page its number, from 1
 * @param items how many items it told
 * @param version its number
 * @param occurredAt when
 */
public record RunPage(
    String runId, String instance, int page, int items, long version, Instant occurredAt)
    implements Event {

  @Override
  public String orderKey() {
    return runId;
  }
}

package dev.lockstep.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook says that a branch of a repository may have changed; the connector re-reads it.
 *
 * @param repository which
 * @param branch the branch to read
 * @param upstreamEvent the upstream's name of the event, for example {@code repo:push}
 * @param deliveryId the upstream's id of the delivery, equal across its retries, where it has one
 * @param version epoch milliseconds at which the hook arrived
 * @param occurredAt when the hook arrived
 */
public record RepositoryHinted(
    RepositoryRef repository,
    String branch,
    String upstreamEvent,
    @Nullable String deliveryId,
    long version,
    Instant occurredAt)
    implements Event {

  @Override
  public String orderKey() {
    return repository + "/branch/" + branch;
  }
}

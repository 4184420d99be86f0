package dev.lockstep.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook says that a work item may have changed. Never the truth: the connector re-reads the
 * item by id.
 *
 * @param item the item to read
 * @param upstreamEvent the upstream's name of the event, for example {@code jira:issue_updated}
 * @param deliveryId the upstream's id of the delivery, equal across its retries, where it has one
 * @param version the hook's own timestamp in epoch milliseconds
 * @param occurredAt when the upstream sent it
 */
public record WorkItemHinted(
    WorkItemRef item,
    String upstreamEvent,
    @Nullable String deliveryId,
    long version,
    Instant occurredAt)
    implements Event {

  @Override
  public String orderKey() {
    return item.toString();
  }
}

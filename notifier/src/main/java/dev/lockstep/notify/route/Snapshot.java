package dev.lockstep.notify.route;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemRef;
import org.jspecify.annotations.Nullable;

/**
 * A work item as this service saw it last.
 *
 * @param item identity
 * @param key what people call it
 * @param statusId the tracker's id of the status: a renamed status is no change
 * @param status its name at that time
 * @param summary its title
 * @param assignee display name, absent when unassigned
 * @param version the upstream's version
 * @param eventId the event it comes from
 * @param seeded whether that event was backfill
 */
public record Snapshot(
    WorkItemRef item,
    String key,
    String statusId,
    String status,
    String summary,
    @Nullable String assignee,
    long version,
    String eventId,
    boolean seeded) {

  /** What an event says. */
  public static Snapshot of(Envelope<WorkItemChanged> event) {
    WorkItem item = event.data().item();
    Person assignee = item.assignee();
    return new Snapshot(
        item.ref(),
        item.key(),
        item.status().id(),
        item.status().name(),
        item.summary(),
        assignee == null ? null : assignee.name(),
        event.data().version(),
        event.id(),
        event.origin() == Origin.BACKFILL);
  }

  /** State converges: a higher version replaces this, an equal one when it says something else. */
  public boolean yieldsTo(Snapshot other) {
    return other.version > version || (other.version == version && !other.eventId.equals(eventId));
  }
}

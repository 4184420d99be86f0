package dev.lockstep.notify.route;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemChanged.FieldChange;
import dev.lockstep.notify.route.Verdict.Reason;
import dev.lockstep.notify.route.Verdict.Silence;
import dev.lockstep.notify.route.Verdict.Tell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides who hears of an event. */
public final class Routing {

  /** Work items live on a compacted topic: what is older than any outage is history. */
  static final Duration NEWS = Duration.ofDays(7);

  private Routing() {}

  /**
   * Decides.
   *
   * @param stored what was known of the item before, if anything
   * @param event what came
   * @param audience who hears of status changes
   * @param now the time by Lockstep's clock
   */
  public static Verdict decide(
      @Nullable Snapshot stored, Envelope<WorkItemChanged> event, Audience audience, Instant now) {
    if (event.origin() == Origin.BACKFILL) {
      return new Silence(Reason.BACKFILL);
    }
    boolean overtaken =
        stored != null && stored.seeded() && stored.version() >= event.data().version();
    if (stored != null && !overtaken && !stored.yieldsTo(Snapshot.of(event))) {
      return new Silence(Reason.STALE);
    }
    String from = stored == null || overtaken ? before(event) : before(stored, event);
    if (from == null) {
      return new Silence(Reason.SAME_STATUS);
    }
    if (event.time().isBefore(now.minus(NEWS))) {
      return new Silence(Reason.TOO_OLD);
    }
    if (audience.recipients().isEmpty()) {
      return new Silence(Reason.NOBODY_LISTENS);
    }
    return new Tell(change(event, from), audience.recipients());
  }

  private static @Nullable String before(Snapshot stored, Envelope<WorkItemChanged> event) {
    return stored.statusId().equals(event.data().item().status().id()) ? null : stored.status();
  }

  /**
   * What the event itself says the status was. Used without a snapshot, and when backfill overtook
   * this event on its way: backfill told nobody, so this event still has to.
   */
  private static @Nullable String before(Envelope<WorkItemChanged> event) {
    List<FieldChange> moves =
        event.data().changes().stream().filter(change -> change.field().equals("status")).toList();
    if (moves.isEmpty()) {
      return null;
    }
    String from = moves.get(0).from();
    return Objects.equals(from, event.data().item().status().name()) ? null : from;
  }

  private static StatusChange change(Envelope<WorkItemChanged> event, String from) {
    WorkItem item = event.data().item();
    Person actor = event.data().actor();
    return new StatusChange(
        event.id(),
        item.ref(),
        item.key(),
        item.summary(),
        from,
        item.status().name(),
        actor == null ? null : actor.name(),
        item.url(),
        event.time(),
        event.correlationId());
  }
}

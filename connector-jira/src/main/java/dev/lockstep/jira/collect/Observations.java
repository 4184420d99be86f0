package dev.lockstep.jira.collect;

import dev.lockstep.connector.Observed;
import dev.lockstep.connector.Observed.Kept;
import dev.lockstep.connector.Telling;
import dev.lockstep.contract.Comment;
import dev.lockstep.contract.CommentAdded;
import dev.lockstep.contract.CommentDeleted;
import dev.lockstep.contract.CommentEdited;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.EventIds;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.mapping.Snapshot;
import java.time.Instant;
import java.util.List;

/** What was seen, and what is told of it. */
public final class Observations {

  private Observations() {}

  /**
   * An item, its history before it.
   *
   * @param readAt when it was asked for by its id, in epoch milliseconds; 0 when a search showed it
   */
  public static Observed item(Snapshot seen, long readAt) {
    return new Observed(
        seen.item().ref().toString(),
        seen.version(),
        seen.fingerprint(),
        new Kept(null, seen.names(), readAt, false),
        told ->
            new Telling(
                seen.history(told.before()),
                seen.event(told.before(), told.after(seen.version()), told.names())));
  }

  /** A comment. */
  static Observed comment(WorkItem item, Comment comment, long readAt) {
    CommentAdded added =
        new CommentAdded(
            item.ref(), item.key(), comment, comment.updated().toEpochMilli(), comment.updated());
    return new Observed(
        added.orderKey(),
        added.version(),
        // A comment is the same when its item has another key.
        EventIds.derive("", new CommentAdded(item.ref(), "", comment, 0, comment.updated())),
        new Kept(item.ref().toString(), List.of(), readAt, false),
        told -> {
          long version = told.after(added.version());
          Event event =
              told.before().isEmpty()
                  ? new CommentAdded(item.ref(), item.key(), comment, version, added.occurredAt())
                  : new CommentEdited(item.ref(), item.key(), comment, version, added.occurredAt());
          return new Telling(List.of(), event);
        });
  }

  /** A comment that is not there any more. */
  static Observed commentGone(WorkItem item, String entity, Instant now) {
    String id = entity.substring(entity.lastIndexOf('/') + 1);
    return new Observed(
        entity,
        now.toEpochMilli(),
        "",
        new Kept(item.ref().toString(), List.of(), now.toEpochMilli(), true),
        told ->
            new Telling(
                List.of(),
                new CommentDeleted(
                    item.ref(), item.key(), id, told.later(now.toEpochMilli()), now)));
  }

  /**
   * An item that does not exist any more.
   *
   * @param proof how that was found out, for people
   */
  static Observed gone(WorkItemRef item, String proof, Instant now) {
    return new Observed(
        item.toString(),
        now.toEpochMilli(),
        "",
        new Kept(null, List.of(), now.toEpochMilli(), true),
        told ->
            new Telling(
                List.of(),
                new WorkItemDeleted(
                    item,
                    told.names().isEmpty() ? null : told.names().get(0),
                    proof,
                    told.later(now.toEpochMilli()),
                    now)));
  }
}

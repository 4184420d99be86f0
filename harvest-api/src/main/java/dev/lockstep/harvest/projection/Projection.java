package dev.lockstep.harvest.projection;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemDeleted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of messages changes in the store.
 *
 * @param items the newest state of each item in the batch, ordered by ref: one statement writes
 *     each row once, and concurrent writers lock rows in the same order
 * @param keys every key the batch tells of, including those an item lost within the batch
 * @param gone the version in which items were deleted, by ref
 * @param told how many item events the batch had
 */
public record Projection(
    List<WorkItemRow> items, SortedSet<KnownKey> keys, SortedMap<String, Long> gone, int told) {

  /** Projects the item events of a batch; other messages are not stored. */
  public static Projection of(Collection<Envelope<?>> batch) {
    TreeMap<String, WorkItemRow> newest = new TreeMap<>();
    TreeSet<KnownKey> keys = new TreeSet<>();
    TreeMap<String, Long> gone = new TreeMap<>();
    int told = 0;
    for (Envelope<?> envelope : batch) {
      if (envelope.data() instanceof WorkItemChanged changed) {
        told++;
        WorkItemRow row = row(changed, envelope.id());
        // Of equal versions the later one wins: the connector read it later.
        newest.merge(
            row.ref(), row, (kept, next) -> next.version() >= kept.version() ? next : kept);
        addKeys(keys, row);
      } else if (envelope.data() instanceof WorkItemDeleted deleted) {
        gone.merge(deleted.item().toString(), deleted.version(), Math::max);
      }
    }
    newest.values().removeIf(row -> row.version() <= gone.getOrDefault(row.ref(), Long.MIN_VALUE));
    return new Projection(new ArrayList<>(newest.values()), keys, gone, told);
  }

  private static void addKeys(SortedSet<KnownKey> keys, WorkItemRow row) {
    keys.add(new KnownKey(IssueKey.folded(row.key().text()), row.ref()));
    for (String alias : row.aliases()) {
      keys.add(new KnownKey(IssueKey.folded(alias), row.ref()));
    }
    if (row.parentKey() != null && row.parentRef() != null) {
      // The parent itself may be outside of what is collected; its children are still found by it.
      keys.add(new KnownKey(IssueKey.folded(row.parentKey()), row.parentRef()));
    }
  }

  private static WorkItemRow row(WorkItemChanged changed, String eventId) {
    WorkItem item = changed.item();
    Person assignee = item.assignee();
    Person reporter = item.reporter();
    WorkItem.Parent parent = item.parent();
    return new WorkItemRow(
        item.ref().toString(),
        item.ref().tracker(),
        item.ref().instance(),
        item.ref().id(),
        IssueKey.of(storable(item.key())),
        storable(item.aliases()),
        storable(item.project()),
        storable(item.type().id()),
        storable(item.type().name()),
        item.type().hierarchyLevel(),
        storable(item.summary()),
        storableOrNull(item.description()),
        storable(item.status().id()),
        storable(item.status().name()),
        item.status().category().name(),
        assignee == null ? null : storable(assignee.id()),
        assignee == null ? null : storable(assignee.name()),
        reporter == null ? null : storable(reporter.id()),
        reporter == null ? null : storable(reporter.name()),
        storableOrNull(item.priority()),
        storable(item.labels()),
        storable(item.components()),
        storable(item.fixVersions()),
        parent == null ? null : parent.ref().toString(),
        parent == null ? null : storable(parent.key()),
        storableOrNull(item.sprint()),
        storable(item.url()),
        item.created(),
        item.updated(),
        item.resolved(),
        changed.version(),
        eventId);
  }

  private static List<String> storable(Collection<String> texts) {
    return texts.stream().map(Projection::storable).toList();
  }

  private static @Nullable String storableOrNull(@Nullable String text) {
    return text == null ? null : storable(text);
  }

  /** PostgreSQL's text holds every character but NUL. */
  private static String storable(String text) {
    return text.indexOf('\0') < 0 ? text : text.replace("\0", "");
  }
}

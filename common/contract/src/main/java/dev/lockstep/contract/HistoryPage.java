package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries of an item's changelog, oldest first. An item's history may come in several pages, and an
 * entry more than once: its id says whether it is known.
 *
 * @param item the item
 * @param key its key
 * @param entries what was changed
 * @param version Jira: time of the last entry in epoch milliseconds
 * @param occurredAt the same instant
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HistoryPage(
    WorkItemRef item, String key, List<Entry> entries, long version, Instant occurredAt)
    implements Event {

  public HistoryPage {
    entries = List.copyOf(entries);
  }

  @Override
  public String orderKey() {
    return item.toString();
  }

  /** An entry never changes, so the ids say what the page holds; whole pages are ten times that. */
  @Override
  public Object substance() {
    return List.of(item, version, entries.stream().map(Entry::id).toList());
  }

  /**
   * What one person changed at one time.
   *
   * @param id the tracker's id of the entry
   * @param at when
   * @param actor who, absent when the account is gone
   * @param changes which fields
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Entry(String id, Instant at, @Nullable Person actor, List<Change> changes) {

    public Entry {
      changes = List.copyOf(changes);
    }
  }

  /**
   * One field.
   *
   * @param field its stable id, or its name where the tracker gives no id
   * @param fromId id of the old value, where it has one; names get renamed, ids do not
   * @param from the old value as people read it, absent when it was empty
   * @param toId id of the new value, where it has one
   * @param to the new value, absent when it is empty
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Change(
      String field,
      @Nullable String fromId,
      @Nullable String from,
      @Nullable String toId,
      @Nullable String to) {}
}

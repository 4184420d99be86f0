package dev.lockstep.jira.mapping;

import dev.lockstep.contract.EventIds;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemChanged.FieldChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An issue as one answer of Jira showed it.
 *
 * @param item the issue
 * @param creator who made it, absent when Jira does not say
 * @param histories the newest entries of its changelog (Cloud shows 40), in any order
 */
public record Snapshot(WorkItem item, @Nullable Person creator, List<History> histories) {

  /**
   * An item that is seen for the first time is told from its birth only when it is young; the past
   * of one that merely came into view is history, not news.
   */
  static final Duration YOUNG = Duration.ofHours(1);

  /** Longer texts are cut in {@code changes}; the item itself holds the new one in full. */
  static final int LONGEST_VALUE = 2_000;

  public Snapshot {
    histories = histories.stream().sorted(Comparator.comparing(History::at)).toList();
  }

  /** The version: {@code updated} in epoch milliseconds. */
  public long version() {
    return item.updated().toEpochMilli();
  }

  /** Equal for equal content, whatever was changed to get there. */
  public String fingerprint() {
    return EventIds.derive("", event(null, List.of()));
  }

  /**
   * The event.
   *
   * @param publishedBefore the version published before: changes newer than it are told
   */
  public WorkItemChanged event(OptionalLong publishedBefore) {
    List<History> news = histories.stream().filter(h -> isNews(h, publishedBefore)).toList();
    List<FieldChange> changes =
        news.stream().flatMap(h -> h.items().stream().map(item -> change(item, h.at()))).toList();
    return event(actor(news, publishedBefore), changes);
  }

  private WorkItemChanged event(@Nullable Person actor, List<FieldChange> changes) {
    return new WorkItemChanged(item, version(), item.updated(), actor, changes);
  }

  private boolean isNews(History history, OptionalLong publishedBefore) {
    return publishedBefore.isPresent()
        ? history.at().toEpochMilli() > publishedBefore.getAsLong()
        : isYoung();
  }

  private boolean isYoung() {
    return Duration.between(item.created(), item.updated()).compareTo(YOUNG) <= 0;
  }

  private @Nullable Person actor(List<History> news, OptionalLong publishedBefore) {
    if (!news.isEmpty()) {
      return news.get(news.size() - 1).author();
    }
    return publishedBefore.isEmpty() && histories.isEmpty() ? creator : null;
  }

  private static FieldChange change(History.Item item, Instant at) {
    return new FieldChange(item.field(), cut(item.from()), cut(item.to()), at);
  }

  private static @Nullable String cut(@Nullable String value) {
    if (value == null || value.length() <= LONGEST_VALUE) {
      return value;
    }
    int end = LONGEST_VALUE - 1;
    return value.substring(0, Character.isHighSurrogate(value.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }
}

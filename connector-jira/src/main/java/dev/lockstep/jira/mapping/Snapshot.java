package dev.lockstep.jira.mapping;

import dev.lockstep.contract.EventIds;
import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.HistoryPage.Change;
import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemChanged.FieldChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An issue as one answer of Jira showed it.
 *
 * @param item the issue
 * @param creator who made it, absent when Jira does not say
 * @param histories the newest entries of its changelog (Cloud shows 40), in any order
 * @param historyIsWhole whether these are all entries
 * @param discussion its comments
 */
public record Snapshot(
    WorkItem item,
    @Nullable Person creator,
    List<Entry> histories,
    boolean historyIsWhole,
    Discussion discussion) {

  /**
   * An item that is seen for the first time is told from its birth only when it is young; the past
   * of one that merely came into view is history, not news.
   */
  static final Duration YOUNG = Duration.ofHours(1);

  /** Longer texts are cut in {@code changes}; the item itself holds the new one in full. */
  static final int LONGEST_VALUE = 2_000;

  /** With more changes than these their values are cut shorter. */
  static final int MANY = 40;

  static final int SHORTER_VALUE = 200;

  /** More changes are not told with an item: its history has them all. */
  static final int MOST = 500;

  public Snapshot {
    histories = histories.stream().sorted(HistoryPages.OLDEST_FIRST).toList();
  }

  /** An issue with its whole history, of whose comments nobody asked. */
  public Snapshot(WorkItem item, @Nullable Person creator, List<Entry> histories) {
    this(item, creator, histories, true, Discussion.UNASKED);
  }

  /** The same with these entries as its history. */
  public Snapshot withHistory(List<Entry> entries) {
    return new Snapshot(item, creator, entries, true, discussion);
  }

  /** The same with these former keys. */
  public Snapshot aka(Set<String> formerKeys) {
    return with(item.alias(formerKeys));
  }

  /** The same with these links. */
  public Snapshot linked(List<WorkItem.RemoteLink> links) {
    return with(item.linked(links));
  }

  private Snapshot with(WorkItem changed) {
    return new Snapshot(changed, creator, histories, historyIsWhole, discussion);
  }

  /** The same with these comments. */
  public Snapshot discussed(Discussion whole) {
    return new Snapshot(item, creator, histories, historyIsWhole, whole);
  }

  /** The version: {@code updated} in epoch milliseconds. */
  public long version() {
    return item.updated().toEpochMilli();
  }

  /** Equal for equal content of the answer, whatever was changed to get there and its old keys. */
  public String fingerprint() {
    return EventIds.derive(
        "", event(item.alias(Set.of()).linked(List.of()), version(), null, List.of()));
  }

  /** Its key and those it had before, as far as its history shows. */
  public List<String> names() {
    Set<String> names = new LinkedHashSet<>();
    names.add(item.key());
    names.addAll(item.aliases());
    return List.copyOf(names);
  }

  /** Whether the history that is shown begins where that of this version ends. */
  public boolean reachesBackTo(OptionalLong version) {
    return historyIsWhole
        || version.isPresent()
            && !histories.isEmpty()
            && histories.get(0).at().toEpochMilli() <= version.getAsLong();
  }

  /**
   * The event.
   *
   * @param publishedBefore the version published before: changes newer than it are told
   */
  public WorkItemChanged event(OptionalLong publishedBefore) {
    return event(publishedBefore, version(), List.of());
  }

  /**
   * The event.
   *
   * @param publishedBefore the version published before: changes newer than it are told
   * @param version the version to tell it in
   * @param names keys that were known of it before
   */
  public WorkItemChanged event(
      OptionalLong publishedBefore, long version, Collection<String> names) {
    List<Entry> news = histories.stream().filter(h -> isNews(h, publishedBefore)).toList();
    Set<String> aliases = new LinkedHashSet<>(item.aliases());
    aliases.addAll(names);
    aliases.remove(item.key());
    return event(item.alias(aliases), version, actor(news, publishedBefore), changes(news));
  }

  /** What of its history is newer than the version published before; all when none was. */
  public List<HistoryPage> history(OptionalLong publishedBefore) {
    return HistoryPages.of(
        item.ref(),
        item.key(),
        histories.stream().filter(h -> isNewer(h, publishedBefore)).toList());
  }

  private static WorkItemChanged event(
      WorkItem item, long version, @Nullable Person actor, List<FieldChange> changes) {
    return new WorkItemChanged(item, version, item.updated(), actor, changes);
  }

  private static boolean isNewer(Entry entry, OptionalLong version) {
    return version.isEmpty() || entry.at().toEpochMilli() > version.getAsLong();
  }

  private boolean isNews(Entry entry, OptionalLong publishedBefore) {
    return publishedBefore.isPresent() ? isNewer(entry, publishedBefore) : isYoung();
  }

  private boolean isYoung() {
    return Duration.between(item.created(), item.updated()).compareTo(YOUNG) <= 0;
  }

  private @Nullable Person actor(List<Entry> news, OptionalLong publishedBefore) {
    if (!news.isEmpty()) {
      return news.get(news.size() - 1).actor();
    }
    return publishedBefore.isEmpty() && histories.isEmpty() ? creator : null;
  }

  private static List<FieldChange> changes(List<Entry> news) {
    List<FieldChange> all =
        news.stream()
            .flatMap(entry -> entry.changes().stream().map(one -> change(one, entry.at())))
            .toList();
    List<FieldChange> told = all.subList(Math.max(0, all.size() - MOST), all.size());
    int longest = told.size() > MANY ? SHORTER_VALUE : LONGEST_VALUE;
    return told.stream()
        .map(
            one ->
                new FieldChange(
                    one.field(),
                    Texts.cut(one.from(), longest),
                    Texts.cut(one.to(), longest),
                    one.at()))
        .toList();
  }

  private static FieldChange change(Change change, Instant at) {
    return new FieldChange(change.field(), change.from(), change.to(), at);
  }
}

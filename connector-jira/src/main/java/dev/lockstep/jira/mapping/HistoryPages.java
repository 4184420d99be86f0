package dev.lockstep.jira.mapping;

import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.HistoryPage.Change;
import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.contract.WorkItemRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits histories so that each page is well below what a message may hold. */
public final class HistoryPages {

  /** Entries of a page. */
  static final int MOST = 1_000;

  /** Characters of a page. In the worst case each takes three bytes, or six in JSON. */
  static final int LONGEST = 130_000;

  /** Characters of a value: what people write into Jira Cloud is not longer. */
  static final int LONGEST_VALUE = 32_767;

  /** Of the values of an entry that would be too long otherwise. */
  static final int SHORTER_VALUE = 2_000;

  /** Of what happened in one millisecond the one with the smaller number came first. */
  static final Comparator<Entry> OLDEST_FIRST =
      Comparator.comparing(Entry::at)
          .thenComparingInt(entry -> entry.id().length())
          .thenComparing(Entry::id);

  /** What an entry takes besides its values. */
  private static final int FRAME = 150;

  private HistoryPages() {}

  /**
   * Pages of entries, oldest first; none of no entries.
   *
   * @param key the key of the item now
   */
  public static List<HistoryPage> of(WorkItemRef item, String key, List<Entry> entries) {
    List<Entry> ordered = entries.stream().sorted(OLDEST_FIRST).toList();
    List<HistoryPage> pages = new ArrayList<>();
    List<Entry> page = new ArrayList<>();
    int length = 0;
    for (Entry entry : ordered) {
      Entry fitting = fitting(entry);
      int more = length(fitting);
      if (!page.isEmpty() && (page.size() == MOST || length + more > LONGEST)) {
        pages.add(page(item, key, page));
        page.clear();
        length = 0;
      }
      page.add(fitting);
      length += more;
    }
    if (!page.isEmpty()) {
      pages.add(page(item, key, page));
    }
    return pages;
  }

  private static HistoryPage page(WorkItemRef item, String key, List<Entry> entries) {
    Instant last = entries.get(entries.size() - 1).at();
    return new HistoryPage(item, key, entries, last.toEpochMilli(), last);
  }

  private static Entry fitting(Entry entry) {
    if (length(entry) <= LONGEST_VALUE) {
      return entry;
    }
    Entry cut = cut(entry, LONGEST_VALUE);
    return length(cut) <= LONGEST ? cut : cut(entry, SHORTER_VALUE);
  }

  private static Entry cut(Entry entry, int longest) {
    return new Entry(
        entry.id(),
        entry.at(),
        entry.actor(),
        entry.changes().stream()
            .map(
                change ->
                    new Change(
                        change.field(),
                        Texts.cut(change.fromId(), longest),
                        Texts.cut(change.from(), longest),
                        Texts.cut(change.toId(), longest),
                        Texts.cut(change.to(), longest)))
            .toList());
  }

  private static int length(Entry entry) {
    int length = FRAME;
    for (Change change : entry.changes()) {
      length +=
          FRAME
              + length(change.fromId())
              + length(change.from())
              + length(change.toId())
              + length(change.to());
    }
    return length;
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}

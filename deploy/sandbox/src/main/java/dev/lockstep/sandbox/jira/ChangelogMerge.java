package dev.lockstep.sandbox.jira;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Merges the histories of issues, oldest first, without sorting more than a page needs. */
final class ChangelogMerge {
  private static final Comparator<Entry> ORDER =
      Comparator.comparingLong((Entry entry) -> entry.history().at())
          .thenComparingLong(Entry::issueId)
          .thenComparingLong(entry -> entry.history().id());

  /** A history and whose it is. */
  record Entry(long issueId, History history) {}

  /** Where the reading of one issue is. */
  private final class Head {
    private final Issue issue;
    private int next;

    Head(Issue issue) {
      this.issue = issue;
      seek();
    }

    private void seek() {
      while (there() && !wanted(issue.changelog().at(next))) {
        next++;
      }
    }

    boolean there() {
      return next < issue.changelog().size();
    }

    Entry entry() {
      return new Entry(issue.id(), issue.changelog().at(next));
    }

    void pass() {
      next++;
      seek();
    }

    /** The first that comes after this one; they are in order of time. */
    void after(Entry last) {
      int low = 0;
      int high = issue.changelog().size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (ORDER.compare(new Entry(issue.id(), issue.changelog().at(middle)), last) <= 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      next = low;
      seek();
    }
  }

  private final List<String> fields;
  private final List<Head> heads = new ArrayList<>();
  private final PriorityQueue<Head> queue =
      new PriorityQueue<>(Comparator.comparing(Head::entry, ORDER));

  /** Only histories that touch one of the fields; all when there are none. */
  ChangelogMerge(List<Issue> issues, List<String> fields) {
    this.fields = fields;
    issues.forEach(issue -> heads.add(new Head(issue)));
    fill();
  }

  private void fill() {
    queue.clear();
    heads.stream().filter(Head::there).forEach(queue::add);
  }

  private boolean wanted(History history) {
    return fields.isEmpty()
        || history.changes().stream().anyMatch(change -> fields.contains(change.fieldId()));
  }

  /** Goes on after this entry. */
  void after(Entry last) {
    heads.forEach(head -> head.after(last));
    fill();
  }

  List<Entry> take(int limit) {
    List<Entry> entries = new ArrayList<>();
    while (entries.size() < limit && !queue.isEmpty()) {
      Head head = queue.remove();
      entries.add(head.entry());
      head.pass();
      if (head.there()) {
        queue.add(head);
      }
    }
    return entries;
  }

  boolean more() {
    return !queue.isEmpty();
  }
}

package dev.lockstep.sandbox.jira;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What search sees: every issue as it was {@code lag} ago, sorted in the orders that were asked
 * for.
 */
final class IssueIndex {
  private static final int ORDERS = 6;

  private record Pending(long visibleAt, long id, @Nullable Issue issue) {}

  private final Map<Long, Issue> visible = new HashMap<>();
  private final Map<Long, Set<Long>> children = new HashMap<>();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private final Map<List<Order>, NavigableSet<Issue>> sorted = new LinkedHashMap<>(16, 0.75f, true);

  /** The new version of an issue, or null when it is gone, to be seen from that time on. */
  void put(long id, @Nullable Issue issue, long now, long visibleAt) {
    if (pending.isEmpty() && visibleAt <= now) {
      apply(id, issue);
    } else {
      pending.add(new Pending(visibleAt, id, issue));
    }
  }

  /** Lets everything be seen that is due. */
  void catchUp(long now) {
    while (!pending.isEmpty() && pending.peek().visibleAt() <= now) {
      Pending due = pending.remove();
      apply(due.id(), due.issue());
    }
  }

  private void apply(long id, @Nullable Issue issue) {
    Issue before = issue == null ? visible.remove(id) : visible.put(id, issue);
    for (NavigableSet<Issue> order : sorted.values()) {
      if (before != null) {
        order.remove(before);
      }
      if (issue != null) {
        order.add(issue);
      }
    }
    if (before != null && before.parentId() != Issue.NONE) {
      Set<Long> siblings = children.get(before.parentId());
      if (siblings != null) {
        siblings.remove(id);
      }
    }
    if (issue != null && issue.parentId() != Issue.NONE) {
      children.computeIfAbsent(issue.parentId(), none -> new TreeSet<>()).add(id);
    }
  }

  @Nullable Issue get(long id) {
    return visible.get(id);
  }

  List<Issue> childrenOf(long parentId) {
    List<Issue> found = new ArrayList<>();
    for (long id : children.getOrDefault(parentId, Set.of())) {
      Issue issue = visible.get(id);
      if (issue != null) {
        found.add(issue);
      }
    }
    return found;
  }

  Collection<Issue> all() {
    return visible.values();
  }

  /** All visible issues in this order; built when first asked for and kept up to date from then. */
  NavigableSet<Issue> inOrder(List<Order> order) {
    NavigableSet<Issue> known = sorted.get(order);
    if (known != null) {
      return known;
    }
    if (sorted.size() >= ORDERS) {
      sorted.remove(sorted.keySet().iterator().next());
    }
    NavigableSet<Issue> fresh = new TreeSet<>(comparator(order));
    fresh.addAll(visible.values());
    sorted.put(order, fresh);
    return fresh;
  }

  /** One field of ORDER BY. */
  record Order(Field field, boolean ascending) {
    /** What can be sorted by. */
    enum Field {
      UPDATED(Comparator.comparingLong(Issue::updated)),
      CREATED(Comparator.comparingLong(Issue::created)),
      KEY(
          Comparator.comparing((Issue issue) -> issue.project().key())
              .thenComparingInt(Issue::number)),
      ID(Comparator.comparingLong(Issue::id));

      private final transient Comparator<Issue> comparator;

      Field(Comparator<Issue> comparator) {
        this.comparator = comparator;
      }
    }
  }

  static Comparator<Issue> comparator(List<Order> order) {
    Comparator<Issue> all = null;
    for (Order next : order) {
      Comparator<Issue> one =
          next.ascending() ? next.field().comparator : next.field().comparator.reversed();
      all = all == null ? one : all.thenComparing(one);
    }
    Comparator<Issue> id = Comparator.comparingLong(Issue::id);
    return all == null ? id : all.thenComparing(id);
  }
}

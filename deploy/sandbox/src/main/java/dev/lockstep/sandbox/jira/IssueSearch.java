package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.jira.IssueIndex.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds one page of issues. */
final class IssueSearch {
  /** A page: the issues, and whether more follow. */
  record Page(List<Issue> issues, boolean more) {}

  private static final List<Order> NEWEST_FIRST = List.of(new Order(Order.Field.CREATED, false));

  private final JiraSite site;
  private final @Nullable Person caller;

  /** As the caller sees it, who is currentUser(). */
  IssueSearch(JiraSite site, @Nullable Person caller) {
    this.site = site;
    this.caller = caller;
  }

  /**
   * The next page.
   *
   * @param after the last issue of the page before, as it was then
   * @param skip how many matches to leave out, when pages count rows
   * @param reconcile issues whose present state is looked at in place of the index
   */
  Page page(Jql jql, @Nullable Issue after, int skip, int limit, Set<Long> reconcile) {
    JqlPlan plan = JqlPlan.of(site, jql, caller);
    List<Order> order = jql.order().isEmpty() ? NEWEST_FIRST : jql.order();
    Comparator<Issue> comparator = IssueIndex.comparator(order);
    List<Issue> found = new ArrayList<>();
    int left = skip;
    for (Issue issue : candidates(plan, order, comparator, after)) {
      if (ended(plan, order, issue)) {
        break;
      }
      if (plan.matches(issue) && !reconcile.contains(issue.id())) {
        if (left > 0) {
          left--;
          continue;
        }
        found.add(issue);
        if (found.size() > limit) {
          break;
        }
      }
    }
    for (long id : reconcile) {
      site.byId(id)
          .filter(plan::matches)
          .filter(issue -> after == null || comparator.compare(issue, after) > 0)
          .ifPresent(found::add);
    }
    if (!reconcile.isEmpty()) {
      found.sort(comparator);
    }
    return found.size() > limit
        ? new Page(List.copyOf(found.subList(0, limit)), true)
        : new Page(found, false);
  }

  private Iterable<Issue> candidates(
      JqlPlan plan, List<Order> order, Comparator<Issue> comparator, @Nullable Issue after) {
    IssueIndex index = site.index();
    Set<Long> among = plan.among();
    Set<Long> parents = plan.parents();
    if (among != null || parents != null) {
      List<Issue> some = new ArrayList<>();
      if (among != null) {
        for (long id : new HashSet<>(among)) {
          Issue issue = index.get(id);
          if (issue != null) {
            some.add(issue);
          }
        }
      } else if (parents != null) {
        parents.forEach(parent -> some.addAll(index.childrenOf(parent)));
      }
      some.sort(comparator);
      some.removeIf(issue -> after != null && comparator.compare(issue, after) <= 0);
      return some;
    }
    NavigableSet<Issue> all = index.inOrder(order);
    if (after != null) {
      return all.tailSet(after, false);
    }
    Order first = order.get(0);
    if (first.field() == Order.Field.UPDATED
        && first.ascending()
        && plan.updatedFrom() != Long.MIN_VALUE
        && !all.isEmpty()) {
      return fromUpdate(all, plan.updatedFrom());
    }
    return all;
  }

  /** Everything updated at that time or later, and perhaps some of the millisecond before. */
  private static NavigableSet<Issue> fromUpdate(NavigableSet<Issue> all, long updated) {
    return all.tailSet(Issue.probe(all.first(), Long.MAX_VALUE, updated - 1), false);
  }

  /** Nothing later in this order can match. */
  private static boolean ended(JqlPlan plan, List<Order> order, Issue issue) {
    Order first = order.get(0);
    return first.field() == Order.Field.UPDATED
        && !first.ascending()
        && issue.updated() < plan.updatedFrom();
  }
}

package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.jira.Jql.And;
import dev.lockstep.sandbox.jira.Jql.Clause;
import dev.lockstep.sandbox.jira.Jql.Invalid;
import dev.lockstep.sandbox.jira.Jql.Node;
import dev.lockstep.sandbox.jira.Jql.Not;
import dev.lockstep.sandbox.jira.Jql.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A query resolved against a site: a predicate, the ids it can only be among (when it names some),
 * and the earliest update it can match.
 */
final class JqlPlan {
  private final JqlFields fields;
  private final Predicate<Issue> predicate;
  private @Nullable Set<Long> among;
  private @Nullable Set<Long> parents;
  private long updatedFrom = Long.MIN_VALUE;

  private JqlPlan(JqlFields fields, Node where) {
    this.fields = fields;
    this.predicate = predicate(where);
    narrow(where);
  }

  /** As the caller sees it, who is currentUser(). */
  static JqlPlan of(JiraSite site, Jql jql, @Nullable Person caller) {
    Node where = jql.where();
    if (where == null) {
      throw new Invalid(
          "Unbounded JQL queries are not allowed here. Please add a search restriction to your"
              + " query.");
    }
    return new JqlPlan(new JqlFields(site, caller), where);
  }

  boolean matches(Issue issue) {
    return predicate.test(issue);
  }

  @Nullable Set<Long> among() {
    return among;
  }

  @Nullable Set<Long> parents() {
    return parents;
  }

  long updatedFrom() {
    return updatedFrom;
  }

  private Predicate<Issue> predicate(Node node) {
    if (node instanceof Clause clause) {
      return fields.predicate(clause);
    }
    if (node instanceof Not not) {
      return predicate(not.node()).negate();
    }
    List<Predicate<Issue>> all = new ArrayList<>();
    if (node instanceof And and) {
      and.nodes().forEach(one -> all.add(predicate(one)));
      return issue -> all.stream().allMatch(one -> one.test(issue));
    }
    ((Or) node).nodes().forEach(one -> all.add(predicate(one)));
    return issue -> all.stream().anyMatch(one -> one.test(issue));
  }

  /** What must hold in any case spares looking at every issue. */
  private void narrow(Node node) {
    if (node instanceof And and) {
      and.nodes().forEach(this::narrow);
    }
    if (!(node instanceof Clause clause)) {
      return;
    }
    boolean equality = "=".equals(clause.operator()) || "in".equals(clause.operator());
    switch (clause.field()) {
      case "key", "issuekey", "issue", "id" -> among = equality ? fields.issues(clause) : among;
      case "parent" -> parents = equality ? fields.issues(clause) : parents;
      case "updated", "updateddate" -> {
        if (clause.operator().startsWith(">")) {
          updatedFrom = Math.max(updatedFrom, fields.instant(clause));
        }
      }
      default -> {}
    }
  }
}

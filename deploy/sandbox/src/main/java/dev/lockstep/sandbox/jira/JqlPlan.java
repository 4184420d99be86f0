package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.jira.Jql.Clause;
import dev.lockstep.sandbox.jira.Jql.Invalid;
import dev.lockstep.sandbox.jira.Jql.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A query resolved against a site: a predicate, the ids it can only be among (when it names some),
 * and the earliest update it can match.
 */
final class JqlPlan {
  private final JiraSite site;
  private final List<Predicate<Issue>> predicates = new ArrayList<>();
  private @Nullable Set<Long> among;
  private @Nullable Set<Long> parents;
  private long updatedFrom = Long.MIN_VALUE;

  private JqlPlan(JiraSite site) {
    this.site = site;
  }

  static JqlPlan of(JiraSite site, Jql jql) {
    if (jql.clauses().isEmpty()) {
      throw new Invalid(
          "Unbounded JQL queries are not allowed here. Please add a search restriction to your"
              + " query.");
    }
    JqlPlan plan = new JqlPlan(site);
    jql.clauses().forEach(plan::add);
    return plan;
  }

  boolean matches(Issue issue) {
    for (Predicate<Issue> predicate : predicates) {
      if (!predicate.test(issue)) {
        return false;
      }
    }
    return true;
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

  private void add(Clause clause) {
    switch (clause.field()) {
      case "project" -> {
        Set<Long> ids = new HashSet<>();
        for (String name : equality(clause)) {
          ids.add(
              site.project(name)
                  .or(() -> byName(name))
                  .orElseThrow(() -> noValue(name, "project"))
                  .id());
        }
        predicates.add(issue -> ids.contains(issue.project().id()));
      }
      case "type", "issuetype" -> {
        Set<IssueType> types = new HashSet<>();
        for (String name : equality(clause)) {
          types.add(site.catalog().type(name).orElseThrow(() -> noValue(name, clause.field())));
        }
        predicates.add(issue -> types.contains(issue.type()));
      }
      case "status" -> {
        Set<Status> statuses = new HashSet<>();
        for (String name : equality(clause)) {
          statuses.add(site.catalog().status(name).orElseThrow(() -> noValue(name, "status")));
        }
        predicates.add(issue -> statuses.contains(issue.status()));
      }
      case "labels" -> {
        Set<String> labels = new HashSet<>(equality(clause));
        predicates.add(issue -> issue.labels().stream().anyMatch(labels::contains));
      }
      case "key", "issuekey", "issue", "id" -> {
        Set<Long> ids = issues(clause);
        among = ids;
        predicates.add(issue -> ids.contains(issue.id()));
      }
      case "parent" -> {
        Set<Long> ids = issues(clause);
        parents = ids;
        predicates.add(issue -> ids.contains(issue.parentId()));
      }
      case "updated", "updateddate" -> {
        long at = instant(clause);
        String operator = clause.operator();
        if (operator.startsWith(">")) {
          updatedFrom = Math.max(updatedFrom, at);
        }
        predicates.add(issue -> compares(issue.updated(), operator, at));
      }
      case "created", "createddate" -> {
        long at = instant(clause);
        String operator = clause.operator();
        predicates.add(issue -> compares(issue.created(), operator, at));
      }
      default ->
          throw new Invalid(
              "Field '"
                  + clause.field()
                  + "' does not exist or you do not have permission to view it.");
    }
  }

  private java.util.Optional<Project> byName(String name) {
    return site.projects().stream()
        .filter(project -> project.name().equalsIgnoreCase(name))
        .findFirst();
  }

  private List<String> equality(Clause clause) {
    if (!"in".equals(clause.operator()) && !"=".equals(clause.operator())) {
      throw notSupported(clause);
    }
    return clause.values().stream().map(Value::text).toList();
  }

  private Set<Long> issues(Clause clause) {
    Set<Long> ids = new HashSet<>();
    for (String name : equality(clause)) {
      ids.add(
          site.find(name)
              .orElseThrow(
                  () ->
                      new Invalid(
                          name.chars().allMatch(Character::isDigit)
                              ? "A value with ID '"
                                  + name
                                  + "' does not exist for the field '"
                                  + clause.field()
                                  + "'."
                              : "An issue with key '"
                                  + name
                                  + "' does not exist for field '"
                                  + clause.field()
                                  + "'."))
              .id());
    }
    return ids;
  }

  private long instant(Clause clause) {
    if ("in".equals(clause.operator()) || clause.operator().contains("~")) {
      throw notSupported(clause);
    }
    Value value = Objects.requireNonNull(clause.values().get(0));
    return JqlTime.millis(value, clause.field(), site.zone(), site.clock());
  }

  private static boolean compares(long actual, String operator, long wanted) {
    return switch (operator) {
      case ">" -> actual > wanted;
      case ">=" -> actual >= wanted;
      case "<" -> actual < wanted;
      case "<=" -> actual <= wanted;
      case "=" -> actual == wanted;
      default -> actual != wanted;
    };
  }

  private static Invalid notSupported(Clause clause) {
    return new Invalid(
        "The operator '"
            + clause.operator().toUpperCase(Locale.ROOT)
            + "' is not supported by the '"
            + clause.field()
            + "' field.");
  }

  private static Invalid noValue(String value, String field) {
    return new Invalid("The value '" + value + "' does not exist for the field '" + field + "'.");
  }
}

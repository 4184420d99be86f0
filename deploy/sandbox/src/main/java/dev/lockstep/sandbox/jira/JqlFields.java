package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.jira.Jql.Clause;
import dev.lockstep.sandbox.jira.Jql.Invalid;
import dev.lockstep.sandbox.jira.Jql.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a clause of a query means for each field. */
final class JqlFields {
  private static final Set<String> EQUALITY = Set.of("=", "in", "!=", "not in", "is", "is not");

  private final JiraSite site;
  private final @Nullable Person caller;

  JqlFields(JiraSite site, @Nullable Person caller) {
    this.site = site;
    this.caller = caller;
  }

  Predicate<Issue> predicate(Clause clause) {
    return switch (clause.field()) {
      case "project" -> one(clause, this::projectId, issue -> issue.project().id());
      case "type", "issuetype" -> one(clause, name -> site.catalog().type(name), Issue::type);
      case "status" -> one(clause, name -> site.catalog().status(name), Issue::status);
      case "priority" ->
          one(
              clause,
              name -> Choice.find(Choice.PRIORITIES, name).map(Choice::name),
              Issue::priority);
      case "assignee" -> one(clause, this::account, issue -> id(issue.assignee()));
      case "reporter" -> one(clause, this::account, issue -> id(issue.reporter()));
      case "creator" -> one(clause, this::account, issue -> id(issue.creator()));
      case "resolution" ->
          one(
              clause,
              name -> Choice.find(Choice.RESOLUTIONS, name).map(Choice::name),
              Issue::resolution);
      case "labels" -> many(clause, Optional::of, Issue::labels);
      case "component" -> many(clause, this::components, issue -> issue.extras().components());
      case "fixversion" -> many(clause, this::versions, issue -> issue.extras().fixVersions());
      case "affectedversion" -> many(clause, this::versions, issue -> issue.extras().versions());
      case "sprint", "cf[10020]" -> many(clause, this::sprint, JqlFields::sprints);
      case "key", "issuekey", "issue", "id" -> ids(clause, issue -> issue.id());
      case "parent" ->
          ids(clause, issue -> issue.parentId() == Issue.NONE ? null : issue.parentId());
      case "updated", "updateddate" -> time(clause, Issue::updated);
      case "created", "createddate" -> time(clause, Issue::created);
      default ->
          throw new Invalid(
              "Field '"
                  + clause.field()
                  + "' does not exist or you do not have permission to view it.");
    };
  }

  private <V> Predicate<Issue> one(
      Clause clause,
      Function<String, Optional<V>> resolve,
      Function<Issue, ? extends @Nullable V> of) {
    return equality(
        clause,
        wanted(clause, resolve),
        issue -> {
          V value = of.apply(issue);
          return value == null ? List.of() : List.of(value);
        });
  }

  private <V> Predicate<Issue> many(
      Clause clause, Function<String, Optional<V>> resolve, Function<Issue, Collection<V>> of) {
    return equality(clause, wanted(clause, resolve), of);
  }

  private Predicate<Issue> ids(Clause clause, Function<Issue, @Nullable Long> of) {
    Set<Long> wanted = issues(clause);
    return equality(
        clause,
        wanted,
        issue -> {
          Long id = of.apply(issue);
          return id == null ? List.of() : List.of(id);
        });
  }

  /** What is empty is neither equal nor unequal to anything. */
  private static <V> Predicate<Issue> equality(
      Clause clause, Set<V> wanted, Function<Issue, ? extends Collection<V>> of) {
    return switch (clause.operator()) {
      case "=", "in" -> issue -> of.apply(issue).stream().anyMatch(wanted::contains);
      case "!=", "not in" ->
          issue -> {
            Collection<V> values = of.apply(issue);
            return !values.isEmpty() && values.stream().noneMatch(wanted::contains);
          };
      case "is" -> issue -> of.apply(issue).isEmpty();
      default -> issue -> !of.apply(issue).isEmpty();
    };
  }

  private <V> Set<V> wanted(Clause clause, Function<String, Optional<V>> resolve) {
    if (!EQUALITY.contains(clause.operator())) {
      throw notSupported(clause);
    }
    Set<V> wanted = new HashSet<>();
    for (Value value : clause.values()) {
      wanted.add(
          resolve
              .apply(value.text())
              .orElseThrow(
                  () ->
                      new Invalid(
                          "The value '"
                              + value.text()
                              + "' does not exist for the field '"
                              + clause.field()
                              + "'.")));
    }
    return wanted;
  }

  private Optional<Long> projectId(String name) {
    return site.project(name)
        .or(
            () ->
                site.projects().stream()
                    .filter(project -> project.name().equalsIgnoreCase(name))
                    .findFirst())
        .map(Project::id);
  }

  private Optional<String> account(String value) {
    if ("currentuser()".equals(value)) {
      return Optional.of(caller == null ? "" : caller.accountId());
    }
    return site.people()
        .find(value)
        .or(
            () ->
                site.people().all().stream()
                    .filter(person -> person.emailVisible() && person.email().equals(value))
                    .findFirst())
        .map(Person::accountId);
  }

  private static @Nullable String id(@Nullable Person person) {
    return person == null ? null : person.accountId();
  }

  private Optional<Long> components(String name) {
    return site.plan().components().stream()
        .filter(one -> one.name().equalsIgnoreCase(name) || Long.toString(one.id()).equals(name))
        .map(Component::id)
        .findFirst();
  }

  private Optional<Long> versions(String name) {
    return site.plan().versions().stream()
        .filter(one -> one.name().equalsIgnoreCase(name) || Long.toString(one.id()).equals(name))
        .map(Version::id)
        .findFirst();
  }

  private Optional<Long> sprint(String name) {
    return site.plan().sprint(name).map(Sprint::id);
  }

  private static List<Long> sprints(Issue issue) {
    JsonNode ids = issue.extras().others().get(Fields.SPRINT);
    List<Long> sprints = new ArrayList<>();
    if (ids != null) {
      ids.forEach(id -> sprints.add(id.asLong()));
    }
    return sprints;
  }

  Set<Long> issues(Clause clause) {
    if (!EQUALITY.contains(clause.operator())) {
      throw notSupported(clause);
    }
    Set<Long> ids = new HashSet<>();
    for (Value value : clause.values()) {
      String name = value.text();
      ids.add(site.find(name).orElseThrow(() -> noIssue(name, clause.field())).id());
    }
    return ids;
  }

  private static Invalid noIssue(String name, String field) {
    return new Invalid(
        name.chars().allMatch(Character::isDigit)
            ? "A value with ID '" + name + "' does not exist for the field '" + field + "'."
            : "An issue with key '" + name + "' does not exist for field '" + field + "'.");
  }

  private Predicate<Issue> time(Clause clause, Function<Issue, Long> of) {
    long at = instant(clause);
    String operator = clause.operator();
    return issue -> compares(of.apply(issue), operator, at);
  }

  long instant(Clause clause) {
    if (clause.values().size() != 1 || clause.operator().matches(".*(~|in)")) {
      throw notSupported(clause);
    }
    Value value = Objects.requireNonNull(clause.values().get(0));
    return JqlTime.millis(value, clause.field(), site);
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
}

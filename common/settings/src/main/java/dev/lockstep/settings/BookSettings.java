package dev.lockstep.settings;

import static dev.lockstep.settings.Condition.that;
import static dev.lockstep.settings.FactKind.ALL_MERGED;
import static dev.lockstep.settings.FactKind.BRANCH;
import static dev.lockstep.settings.FactKind.CHILD_BEGUN;
import static dev.lockstep.settings.FactKind.DRAFT;
import static dev.lockstep.settings.FactKind.OPEN;

import dev.lockstep.settings.RuleLine.Effects;
import java.util.List;
import java.util.Set;

/**
 * A rule book: for which items it is, an ordered list of rules of which the first that holds wins,
 * and the order of statuses that no rule steps back in.
 *
 * @param name how people refer to it; unique
 * @param instances instances of trackers it is for; empty: all
 * @param projects keys of projects it is for; empty: all
 * @param types types of items it is for; empty: all
 * @param dryRun whether it only decides and tells, and nothing is written
 * @param order statuses from the start of work to its end
 * @param allowBack steps back that are allowed all the same
 * @param rules first one wins
 */
public record BookSettings(
    String name,
    Set<String> instances,
    Set<String> projects,
    Set<String> types,
    boolean dryRun,
    List<String> order,
    List<StepBack> allowBack,
    List<RuleLine> rules) {

  public BookSettings {
    instances = Set.copyOf(instances);
    projects = Set.copyOf(projects);
    types = Set.copyOf(types);
    order = List.copyOf(order);
    allowBack = List.copyOf(allowBack);
    rules = List.copyOf(rules);
  }

  /** A step back in the order that is allowed. */
  public record StepBack(String from, String to) {
    @Override
    public String toString() {
      return from + " -> " + to;
    }
  }

  /** The order of the standard book. */
  static final List<String> STANDARD_ORDER =
      List.of("In Progress", "In Review", "Dev Testing", "Resolved");

  /** The rules of the standard book, which other books can take over as a whole. */
  static final List<RuleLine> STANDARD_RULES =
      List.of(
          rule("open pull request", Set.of(), List.of(that(OPEN, true)), "In Review"),
          rule(
              "draft pull request",
              Set.of(),
              List.of(that(OPEN, false), that(DRAFT, true)),
              "In Progress"),
          rule(
              "merged pull request of a bug",
              Set.of("Bug"),
              List.of(that(OPEN, false), that(DRAFT, false), that(ALL_MERGED, true)),
              "Resolved",
              "Dev Testing"),
          rule(
              "merged pull request",
              Set.of(),
              List.of(that(OPEN, false), that(DRAFT, false), that(ALL_MERGED, true)),
              "Dev Testing"),
          rule(
              "branch",
              Set.of(),
              List.of(
                  that(OPEN, false),
                  that(DRAFT, false),
                  that(ALL_MERGED, false),
                  that(BRANCH, true)),
              "In Progress"),
          rule(
              "child in work",
              Set.of(),
              List.of(
                  that(OPEN, false),
                  that(DRAFT, false),
                  that(ALL_MERGED, false),
                  that(CHILD_BEGUN, true)),
              "In Progress"));

  /**
   * What holds for items that no other book is for: the references' four rules, with
   * drafts and declined pull requests told apart, and parents that follow their children.
   */
  public static BookSettings standard() {
    return new BookSettings(
        "standard", Set.of(), Set.of(), Set.of(), false, STANDARD_ORDER, List.of(), STANDARD_RULES);
  }

  /** Whether a rule was taken over from the standard book. */
  public static boolean isStandard(RuleLine rule) {
    return STANDARD_RULES.stream()
        .anyMatch(own -> own.name().equals(rule.name()) && own.when().equals(rule.when()));
  }

  /** Whether it is for such items. */
  public boolean isFor(String instance, String project, String type) {
    return has(instances, instance) && has(projects, project) && has(types, type);
  }

  private static boolean has(Set<String> scope, String value) {
    return scope.isEmpty() || scope.stream().anyMatch(value::equalsIgnoreCase);
  }

  private static RuleLine rule(
      String name, Set<String> types, List<Condition> when, String... status) {
    return new RuleLine(name, types, when, List.of(status), Effects.NONE);
  }
}

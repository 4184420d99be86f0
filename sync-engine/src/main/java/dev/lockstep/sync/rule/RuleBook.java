package dev.lockstep.sync.rule;

import static dev.lockstep.contract.DecisionMade.Truth.NO;
import static dev.lockstep.contract.DecisionMade.Truth.YES;

import dev.lockstep.contract.DecisionMade.Fact;
import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.DecisionMade.Truth;
import dev.lockstep.contract.Status.Category;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An ordered list of rules, of which the first that holds wins, and the order of statuses that no
 * rule steps back in.
 *
 * @param rules first one wins
 * @param order statuses from the start of work to its end, for "never back"
 */
public record RuleBook(List<Rule> rules, List<String> order) {

  public RuleBook {
    rules = List.copyOf(rules);
    order = List.copyOf(order);
  }

  /**
   * The reference's four rules, with drafts and declined pull requests told apart.
   */
  public static RuleBook standard() {
    return new RuleBook(
        List.of(
            new Rule(
                "open pull request",
                Map.of(FactName.OPEN_PULL_REQUEST, YES),
                List.of("In Review"),
                Map.of()),
            new Rule(
                "draft pull request",
                Map.of(FactName.OPEN_PULL_REQUEST, NO, FactName.DRAFT_PULL_REQUEST, YES),
                List.of("In Progress"),
                Map.of()),
            new Rule(
                "merged pull request",
                Map.of(
                    FactName.OPEN_PULL_REQUEST,
                    NO,
                    FactName.DRAFT_PULL_REQUEST,
                    NO,
                    FactName.ALL_MERGED,
                    YES),
                List.of("Dev Testing"),
                Map.of("Bug", List.of("Resolved", "Dev Testing"))),
            new Rule(
                "branch",
                Map.of(
                    FactName.OPEN_PULL_REQUEST,
                    NO,
                    FactName.DRAFT_PULL_REQUEST,
                    NO,
                    FactName.ALL_MERGED,
                    NO,
                    FactName.BRANCH,
                    YES),
                List.of("In Progress"),
                Map.of())),
        List.of("In Progress", "In Review", "Dev Testing", "Resolved"));
  }

  /** Decides; total: every situation has an answer with a reason. */
  public Decision decide(Situation situation) {
    for (Rule rule : rules) {
      Truth holds = rule.holds(situation.facts());
      if (holds == YES) {
        return apply(rule, situation);
      }
      if (holds == Truth.UNKNOWN) {
        return new Decision.Skip(
            SkipReason.UNKNOWN_FACT,
            rule,
            "%s stays in %s: %s."
                .formatted(
                    situation.key(), situation.status(), unknownOf(rule, situation.facts())));
      }
    }
    return new Decision.Skip(
        SkipReason.NO_RULE,
        null,
        "%s stays in %s: no branch and no pull request names it."
            .formatted(situation.key(), situation.status()));
  }

  private Decision apply(Rule rule, Situation situation) {
    List<String> wanted = rule.wanted(situation.type());
    String evidence = evidenceOf(rule, situation.facts());
    if (wanted.stream().anyMatch(situation.status()::equalsIgnoreCase)) {
      return new Decision.Skip(
          SkipReason.ALREADY_THERE,
          rule,
          "%s is in %s already: %s.".formatted(situation.key(), situation.status(), evidence));
    }
    if (rank(situation.status(), situation.category()) > rankOfOrder(wanted.get(0))) {
      return new Decision.Skip(
          SkipReason.WOULD_REGRESS,
          rule,
          "%s stays in %s, which is further than %s: %s."
              .formatted(situation.key(), situation.status(), wanted.get(0), evidence));
    }
    return new Decision.Act(
        rule,
        wanted,
        "%s goes from %s to %s: %s."
            .formatted(
                situation.key(), situation.status(), String.join(" or else ", wanted), evidence));
  }

  /**
   * A status outside the order stands before it when work has not begun, behind it when work is
   * done.
   */
  private int rank(String status, Category category) {
    int known = rankOfOrder(status);
    if (known >= 0) {
      return known;
    }
    return category == Category.DONE ? order.size() : -1;
  }

  private int rankOfOrder(String status) {
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i).equalsIgnoreCase(status)) {
        return i;
      }
    }
    return -1;
  }

  private static String evidenceOf(Rule rule, Facts facts) {
    for (FactName name : FactName.values()) {
      if (rule.when().get(name) == YES) {
        return words(facts.fact(name));
      }
    }
    return rule.name();
  }

  private static String unknownOf(Rule rule, Facts facts) {
    for (FactName name : FactName.values()) {
      if (rule.when().containsKey(name) && facts.truth(name) == Truth.UNKNOWN) {
        return "whether there is a \"%s\" is unknown, %s"
            .formatted(name.words(), orNothing(facts.fact(name).evidence()));
      }
    }
    return "a fact is unknown";
  }

  private static String words(Fact fact) {
    return fact.evidence() == null ? fact.name() : fact.name() + " " + fact.evidence();
  }

  private static String orNothing(@Nullable String text) {
    return text == null ? "" : text;
  }
}

package dev.lockstep.sync.rule;

import dev.lockstep.contract.DecisionMade.Fact;
import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.DecisionMade.Truth;
import dev.lockstep.contract.Status.Category;
import dev.lockstep.settings.BookSettings;
import dev.lockstep.settings.Condition;
import dev.lockstep.settings.FactKind;
import dev.lockstep.settings.RuleLine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * An ordered list of rules, of which the first that holds wins, and the order of statuses that no
 * rule steps back in unless the book allows that step.
 */
public final class RuleBook {

  private final BookSettings settings;
  private final List<Condition> questions;
  private final String mark;

  public RuleBook(BookSettings settings) {
    this.settings = settings;
    Map<Condition, Condition> asked = new TreeMap<>();
    settings.rules().forEach(rule -> rule.when().forEach(c -> asked.putIfAbsent(c, c)));
    this.questions = List.copyOf(asked.values());
    this.mark = mark(settings);
  }

  /** The references' rules. */
  public static RuleBook standard() {
    return new RuleBook(BookSettings.standard());
  }

  /** As it is written. */
  public BookSettings settings() {
    return settings;
  }

  /**
   * Equal for books that move the same, also after a restart. Their names, scopes and what rules do
   * besides do not count.
   */
  public String mark() {
    return mark;
  }

  private static String mark(BookSettings settings) {
    StringBuilder text = new StringBuilder();
    text.append(settings.order()).append(settings.allowBack());
    for (RuleLine rule : settings.rules()) {
      text.append('\n').append(new TreeSet<>(rule.types()));
      rule.when().forEach(c -> text.append(c.wanted() ? ' ' : '!').append(c.question()));
      text.append(rule.status());
    }
    return UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Everything its rules ask, each question once. */
  public List<Condition> questions() {
    return questions;
  }

  /** Whether it asks for something that the item itself tells, its children apart. */
  boolean asksItems() {
    return questions.stream()
        .map(Condition::fact)
        .anyMatch(
            fact ->
                fact.ofItem()
                    && fact != FactKind.CHILD_BEGUN
                    && fact != FactKind.ALL_CHILDREN_DONE);
  }

  /** The facts it asks for. */
  public Facts facts(Evidence evidence) {
    return Facts.of(questions, evidence);
  }

  /**
   * Whether a rule holds: unknown when nothing speaks against it but a fact it needs is unknown.
   */
  static Truth holds(RuleLine rule, Facts facts) {
    Truth result = Truth.YES;
    for (Condition condition : rule.when()) {
      Truth actual = facts.truth(condition);
      if (actual == Truth.UNKNOWN) {
        result = Truth.UNKNOWN;
      } else if (condition.wanted() != (actual == Truth.YES)) {
        return Truth.NO;
      }
    }
    return result;
  }

  /** Decides; total: every situation has an answer with a reason. */
  public Decision decide(Situation situation) {
    Item item = situation.item();
    for (RuleLine rule : settings.rules()) {
      if (!rule.speaksOf(item.type())) {
        continue;
      }
      Truth holds = holds(rule, situation.facts());
      if (holds == Truth.YES) {
        return apply(rule, situation);
      }
      if (holds == Truth.UNKNOWN) {
        return new Decision.Skip(
            SkipReason.UNKNOWN_FACT,
            rule,
            "%s stays in %s: %s."
                .formatted(item.key(), item.status(), unknownOf(rule, situation.facts())));
      }
    }
    return new Decision.Skip(
        SkipReason.NO_RULE,
        null,
        "%s stays in %s: %s.".formatted(item.key(), item.status(), nothingOf(situation.facts())));
  }

  private Decision apply(RuleLine rule, Situation situation) {
    Item item = situation.item();
    String evidence = evidenceOf(rule, situation.facts());
    if (rule.wants(item.status())) {
      return new Decision.Skip(
          SkipReason.ALREADY_THERE,
          rule,
          "%s is in %s already: %s.".formatted(item.key(), item.status(), evidence));
    }
    if (rule.name().equals(situation.silenced())) {
      return new Decision.Skip(
          SkipReason.SILENCED,
          rule,
          "%s stays in %s: the move by the rule '%s' was taken back, and nothing changed since."
              .formatted(item.key(), item.status(), rule.name()));
    }
    String wanted = rule.status().get(0);
    if (rank(item.status(), item.category()) > rankOfOrder(wanted)
        && !mayStepBack(item.status(), wanted)) {
      return new Decision.Skip(
          SkipReason.WOULD_REGRESS,
          rule,
          "%s stays in %s, which is further than %s: %s."
              .formatted(item.key(), item.status(), wanted, evidence));
    }
    return new Decision.Act(
        rule,
        rule.status(),
        "%s goes from %s to %s: %s."
            .formatted(
                item.key(), item.status(), String.join(" or else ", rule.status()), evidence));
  }

  private boolean mayStepBack(String from, String to) {
    return settings.allowBack().stream()
        .anyMatch(step -> step.from().equalsIgnoreCase(from) && step.to().equalsIgnoreCase(to));
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
    return category == Category.DONE ? settings.order().size() : -1;
  }

  private int rankOfOrder(String status) {
    List<String> order = settings.order();
    for (int i = 0; i < order.size(); i++) {
      if (order.get(i).equalsIgnoreCase(status)) {
        return i;
      }
    }
    return -1;
  }

  private static String evidenceOf(RuleLine rule, Facts facts) {
    for (Condition condition : rule.when()) {
      if (condition.wanted()) {
        Fact fact = facts.fact(condition);
        return fact.evidence() == null ? fact.name() : fact.name() + " " + fact.evidence();
      }
    }
    return rule.name();
  }

  private static String unknownOf(RuleLine rule, Facts facts) {
    for (Condition condition : rule.when()) {
      Fact fact = facts.fact(condition);
      if (fact.state() == Truth.UNKNOWN) {
        return "whether there is a \"%s\" is unknown, %s".formatted(fact.name(), fact.evidence());
      }
    }
    return "a fact is unknown";
  }

  private static String nothingOf(Facts facts) {
    List<String> seen = new ArrayList<>();
    facts.all().stream()
        .filter(fact -> fact.state() == Truth.YES)
        .forEach(fact -> seen.add(fact.name()));
    return seen.isEmpty()
        ? "no branch and no pull request names it"
        : "no rule is about " + String.join(" with ", seen);
  }
}

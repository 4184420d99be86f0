package dev.lockstep.sync.rule;

import dev.lockstep.contract.DecisionMade.Fact;
import dev.lockstep.contract.DecisionMade.Truth;
import dev.lockstep.settings.Condition;
import dev.lockstep.settings.RuleLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why an item is in a status or is not, as far as the rules go.
 *
 * @param decision what the rule book says now
 * @param rules each rule that wants the status, with what it needs
 * @param sentences the same for people
 */
public record Why(Decision decision, List<RuleAnswer> rules, List<String> sentences) {

  /**
   * One rule.
   *
   * @param holds whether it holds; unknown where something it needs is
   * @param overruledBy a rule before it that holds, or may hold, and so decides in its place
   * @param needs each condition with the fact
   */
  public record RuleAnswer(
      String rule, Truth holds, @Nullable String overruledBy, List<Need> needs) {}

  /** A condition, whether it must hold, and what is known. */
  public record Need(String condition, boolean wanted, Fact fact) {
    boolean isMet() {
      return fact.state() != Truth.UNKNOWN && wanted == (fact.state() == Truth.YES);
    }

    private String words() {
      String evidence = fact.evidence();
      return fact.name()
          + ": "
          + fact.state().name().toLowerCase(Locale.ROOT)
          + (evidence == null ? "" : ", " + evidence);
    }
  }

  /** Explains. */
  public static Why of(RuleBook book, Situation situation, String status) {
    Item item = situation.item();
    Decision decision = book.decide(situation);
    List<RuleAnswer> answers = new ArrayList<>();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        item.status().equalsIgnoreCase(status)
            ? "%s is in %s.".formatted(item.key(), item.status())
            : "%s is in %s, not in %s.".formatted(item.key(), item.status(), status));
    String before = null;
    for (RuleLine rule : book.settings().rules()) {
      if (!rule.speaksOf(item.type())) {
        continue;
      }
      Truth holds = RuleBook.holds(rule, situation.facts());
      if (rule.wants(status)) {
        RuleAnswer answer = answer(rule, holds, before, situation.facts());
        answers.add(answer);
        sentences.add(sentence(answer, status));
      }
      before = before == null && holds != Truth.NO ? rule.name() : before;
    }
    if (answers.isEmpty()) {
      sentences.add(
          "No rule of the book '%s' brings a %s to %s."
              .formatted(book.settings().name(), item.type(), status));
    }
    sentences.add("By the rules now: " + decision.explanation());
    return new Why(decision, answers, sentences);
  }

  private static RuleAnswer answer(
      RuleLine rule, Truth holds, @Nullable String before, Facts facts) {
    List<Need> needs = new ArrayList<>();
    for (Condition condition : rule.when()) {
      needs.add(new Need(condition.question(), condition.wanted(), facts.fact(condition)));
    }
    return new RuleAnswer(rule.name(), holds, holds == Truth.NO ? null : before, needs);
  }

  private static String sentence(RuleAnswer answer, String status) {
    List<String> shown =
        answer.needs().stream()
            .filter(need -> answer.holds() == Truth.YES || !need.isMet())
            .map(Need::words)
            .toList();
    String because = String.join("; ", shown);
    String overruled =
        answer.overruledBy() == null
            ? ""
            : ", but the rule '" + answer.overruledBy() + "' before it decides";
    return switch (answer.holds()) {
      case YES ->
          "The rule '%s' brings it to %s (%s)%s."
              .formatted(answer.rule(), status, because, overruled);
      case NO -> "The rule '%s' does not hold (%s).".formatted(answer.rule(), because);
      case UNKNOWN ->
          "Whether the rule '%s' holds is unknown (%s)%s."
              .formatted(answer.rule(), because, overruled);
    };
  }
}

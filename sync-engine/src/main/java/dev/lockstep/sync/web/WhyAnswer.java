package dev.lockstep.sync.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.contract.DecisionMade.Truth;
import dev.lockstep.sync.app.Decisions;
import dev.lockstep.sync.app.ExplainItem;
import dev.lockstep.sync.rule.Decision;
import dev.lockstep.sync.rule.Why;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an item is in a status or is not.
 *
 * @param status where it stands
 * @param asked the status in question
 * @param book the rule book that decides about it
 * @param dryRun whether that only says what it would do
 * @param would what its rules would do now: move, or why not
 * @param rules each rule that wants the status
 * @param broughtBy the last decision that brought it there
 * @param answer the same in sentences
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WhyAnswer(
    String key,
    String status,
    String asked,
    String book,
    boolean dryRun,
    String would,
    List<WantingRule> rules,
    @Nullable Bringing broughtBy,
    List<String> answer) {

  /**
   * A rule that wants the status.
   *
   * @param holds whether it holds, as far as is known
   * @param overruledBy a rule before it that decides in its place
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record WantingRule(
      String rule, Truth holds, @Nullable String overruledBy, List<NeedView> needs) {}

  /**
   * What a rule needs.
   *
   * @param wanted whether it must hold
   * @param known whether it holds
   * @param evidence what shows it, or why it is unknown
   * @param since when that changed last
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record NeedView(
      String fact,
      boolean wanted,
      Truth known,
      @Nullable String evidence,
      @Nullable Instant since) {}

  /** A decision that brought it there. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Bringing(String id, Instant at, @Nullable String rule, String explanation) {}

  static WhyAnswer of(String asked, ExplainItem.Answer answer) {
    Decisions.Kept kept = answer.broughtBy();
    List<String> sentences = new ArrayList<>(answer.why().sentences());
    if (kept != null) {
      sentences.add(
          "It was brought to %s at %s: %s"
              .formatted(asked, kept.decision().occurredAt(), kept.decision().explanation()));
    } else if (answer.status().equalsIgnoreCase(asked)) {
      sentences.add("No rule brought it there: a person did, or another tool.");
    }
    return new WhyAnswer(
        answer.key(),
        answer.status(),
        asked,
        answer.book(),
        answer.dryRun(),
        answer.why().decision() instanceof Decision.Skip skip ? skip.reason().name() : "MOVE",
        answer.why().rules().stream().map(WhyAnswer::view).toList(),
        kept == null
            ? null
            : new Bringing(
                kept.id(),
                kept.decision().occurredAt(),
                kept.decision().rule(),
                kept.decision().explanation()),
        sentences);
  }

  private static WantingRule view(Why.RuleAnswer rule) {
    return new WantingRule(
        rule.rule(),
        rule.holds(),
        rule.overruledBy(),
        rule.needs().stream()
            .map(
                need ->
                    new NeedView(
                        need.condition(),
                        need.wanted(),
                        need.fact().state(),
                        need.fact().evidence(),
                        need.fact().since()))
            .toList());
  }
}

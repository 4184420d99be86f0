package dev.lockstep.notify.route;

import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.DecisionMade.Fact;
import dev.lockstep.contract.DecisionMade.Truth;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.WorkItemRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rule book's latest decision to bring an item to a status.
 *
 * @param item the item
 * @param wanted name of the status
 * @param rule name of the rule
 * @param explanation one sentence for people
 * @param evidence what shows the facts that hold, absent when the decision names nothing
 * @param version grows with every decision
 * @param at when it was made, by Lockstep's clock
 * @param correlationId of what led to it, for logs
 */
public record Decision(
    WorkItemRef item,
    String wanted,
    @Nullable String rule,
    String explanation,
    @Nullable String evidence,
    long version,
    Instant at,
    @Nullable String correlationId) {

  /** From the decision to the event that tells its effect: queues, pauses and polls included. */
  static final Duration EFFECT_WITHIN = Duration.ofHours(1);

  /** Both times are Lockstep's, but of two machines. */
  static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

  /** What is kept of a decision; nothing of one that does not act, or only says so. */
  public static Optional<Decision> of(Envelope<DecisionMade> event) {
    DecisionMade made = event.data();
    String wanted = made.wanted();
    if (made.verdict() != Verdict.ACT || made.onlySaid() || wanted == null) {
      return Optional.empty();
    }
    String evidence =
        made.facts().stream()
            .filter(fact -> fact.state() == Truth.YES)
            .map(Fact::evidence)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining(", "));
    return Optional.of(
        new Decision(
            made.item(),
            wanted,
            made.rule(),
            made.explanation(),
            evidence.isEmpty() ? null : evidence,
            made.version(),
            made.occurredAt(),
            event.correlationId()));
  }

  /** Whether the change is what this decision wanted, and came soon enough to be its effect. */
  public boolean explains(StatusChange change) {
    return item.equals(change.item())
        && wanted.equalsIgnoreCase(change.to())
        && at.isBefore(change.published().plus(CLOCK_SKEW))
        && at.isAfter(change.published().minus(EFFECT_WITHIN));
  }
}

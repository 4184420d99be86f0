package dev.lockstep.sync.app;

import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.EpochMicros;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.messaging.Outbox;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.messaging.Tx;
import dev.lockstep.sync.app.Decisions.Kept;
import dev.lockstep.sync.app.Decisions.Moved;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the last automatic move of an item back, if it has not moved since, and silences the rule
 * for that item until a fact changes.
 */
@ApplicationScoped
public class UndoMove {

  /** The rule that a taking back is told by. */
  static final String RULE = "undo";

  private final Memory memory;
  private final Transactions transactions;
  private final Outbox outbox;
  private final Clock clock;

  UndoMove(Memory memory, Transactions transactions, Outbox outbox, Clock clock) {
    this.memory = memory;
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** What became of it. */
  public sealed interface Result {

    /** It is on its way back. */
    record Done(String decisionId, String key, String from, String to) implements Result {}

    /** There is no such decision. */
    record Unknown() implements Result {}

    /** It cannot be taken back. */
    record Refused(String why) implements Result {}
  }

  /**
   * Takes it back.
   *
   * @param by who asks for it
   */
  public Uni<Result> undo(String decisionId, String by) {
    return transactions
        .run(
            tx ->
                memory
                    .decisions()
                    .find(tx, decisionId)
                    .chain(
                        kept ->
                            kept.isEmpty()
                                ? Uni.createFrom().<Result>item(new Result.Unknown())
                                : locked(tx, kept.get(), by)))
        .invoke(outbox::wake);
  }

  private Uni<Result> locked(Tx tx, Kept kept, String by) {
    DecisionMade made = kept.decision();
    return memory
        .items()
        .lock(tx, Set.of(made.key()))
        .chain(
            items ->
                memory
                    .decisions()
                    .lastMove(tx, made.item().toString())
                    .chain(
                        last -> {
                          Optional<Items.Locked> item =
                              items.stream().filter(i -> i.ref().equals(made.item())).findFirst();
                          String why = whyNot(kept, last.map(Kept::id).orElse(""), item);
                          return why == null
                              ? back(tx, kept, item.orElseThrow(), by)
                              : Uni.createFrom().<Result>item(new Result.Refused(why));
                        }));
  }

  private static @Nullable String whyNot(Kept kept, String last, Optional<Items.Locked> item) {
    DecisionMade made = kept.decision();
    Moved moved = kept.moved();
    if (RULE.equals(made.rule())) {
      return "It took a move back itself.";
    }
    if (kept.undoneBy() != null) {
      return "It was taken back already, by the decision " + kept.undoneBy() + ".";
    }
    if (moved == null) {
      return "It moved nothing" + (kept.outcome() == null ? "." : ": " + kept.outcome() + ".");
    }
    if (!last.equals(kept.id())) {
      return "A later decision moved " + made.key() + ": " + last + ".";
    }
    if (item.isEmpty()) {
      return made.key() + " does not exist any more.";
    }
    if (!item.get().pending().isEmpty() || !moved.to().equalsIgnoreCase(item.get().status())) {
      return "%s stands in %s by now, where that decision did not bring it."
          .formatted(made.key(), item.get().underway().status());
    }
    return null;
  }

  private Uni<Result> back(Tx tx, Kept kept, Items.Locked item, String by) {
    Instant now = clock.instant();
    DecisionMade made = kept.decision();
    Moved moved = java.util.Objects.requireNonNull(kept.moved());
    String key = item.item().key();
    String rule = made.rule() == null ? "" : made.rule();
    String explanation =
        "%s goes back from %s to %s: %s took back what the rule '%s' did."
            .formatted(key, moved.to(), moved.from(), by, rule);
    Envelope<TransitionWorkItem> command =
        Envelope.of(
            Announcement.SOURCE,
            now,
            Origin.LIVE,
            new TransitionWorkItem(
                item.ref(), key, List.of(moved.from()), item.standings(), explanation, now));
    Envelope<DecisionMade> decision =
        Envelope.of(
            Announcement.SOURCE,
            now,
            Origin.LIVE,
            new DecisionMade(
                item.ref(),
                key,
                Verdict.ACT,
                null,
                RULE,
                moved.to(),
                moved.from(),
                List.of(),
                explanation,
                command.id(),
                null,
                null,
                List.of(),
                EpochMicros.of(now),
                now));
    String facts = item.decidedFacts();
    Log.infof("move taken back key=%s decision=%s by='%s'", key, kept.id(), by);
    return Uni.combine()
        .all()
        .unis(
            memory.decisions().keep(tx, List.of(decision), List.of(command.after(decision))),
            memory
                .items()
                .silence(tx, item.ref(), new Items.Silenced(rule, facts == null ? "" : facts)),
            memory.decisions().undone(tx, kept.id(), decision.id()),
            outbox.append(tx, List.of(decision, command.after(decision))))
        .discardItems()
        .replaceWith(new Result.Done(decision.id(), key, moved.to(), moved.from()));
  }
}

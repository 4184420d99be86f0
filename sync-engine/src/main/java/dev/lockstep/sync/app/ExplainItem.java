package dev.lockstep.sync.app;

import dev.lockstep.messaging.Transactions;
import dev.lockstep.sync.app.Decisions.Kept;
import dev.lockstep.sync.rule.Why;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says why an item is in a status or is not. */
@ApplicationScoped
public class ExplainItem {

  private static final int LOOKED_THROUGH = 200;

  private final Memory memory;
  private final DecideStatus decideStatus;
  private final RulesInForce rules;
  private final Transactions transactions;
  private final Clock clock;

  ExplainItem(
      Memory memory,
      DecideStatus decideStatus,
      RulesInForce rules,
      Transactions transactions,
      Clock clock) {
    this.memory = memory;
    this.decideStatus = decideStatus;
    this.rules = rules;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * The answer.
   *
   * @param broughtBy the last decision that brought it to the status; absent where none did
   */
  public record Answer(
      String key, String status, String book, boolean dryRun, Why why, @Nullable Kept broughtBy) {}

  /** Explains; empty when no item ever had the key. */
  public Uni<Optional<Answer>> why(String key, String status) {
    Set<String> keys = Set.of(key);
    return transactions
        .run(tx -> decideStatus.read(tx, keys, memory.items().find(tx, keys)))
        .chain(
            read ->
                memory
                    .decisions()
                    .about(key, LOOKED_THROUGH)
                    .map(
                        kept ->
                            read.items().stream()
                                .min(Comparator.comparing(i -> !i.item().key().equals(key)))
                                .map(
                                    item ->
                                        answer(
                                            decideStatus.judge(item, read.known(), clock.instant()),
                                            status,
                                            kept.orElse(List.of())))));
  }

  private Answer answer(Verdicts.Case one, String status, List<Kept> kept) {
    Optional<Kept> bringing =
        kept.stream()
            .filter(k -> k.moved() != null && k.moved().to().equalsIgnoreCase(status))
            .findFirst();
    return new Answer(
        one.item().item().key(),
        one.item().status(),
        one.book().settings().name(),
        rules.books().isDry(one.book(), one.evidence().item()),
        Why.of(one.book(), one.situation(), status),
        bringing.orElse(null));
  }
}

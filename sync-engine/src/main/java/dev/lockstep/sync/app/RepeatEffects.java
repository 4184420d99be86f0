package dev.lockstep.sync.app;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.messaging.Outbox;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.messaging.Tx;
import dev.lockstep.sync.rule.Extras;
import dev.lockstep.sync.rule.RuleBook;
import dev.lockstep.sync.rule.RuleBooks;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Asks again for what moves were to do besides and was refused, as refused moves are asked for
 * again; also of items that are done, as most labels and versions are for them.
 */
@ApplicationScoped
public class RepeatEffects {

  private static final int PAGE = 250;

  private final Memory memory;
  private final RulesInForce rules;
  private final Transactions transactions;
  private final Outbox outbox;
  private final Clock clock;

  RepeatEffects(
      Memory memory, RulesInForce rules, Transactions transactions, Outbox outbox, Clock clock) {
    this.memory = memory;
    this.rules = rules;
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Asks for all that is due. */
  public Uni<Void> repeat() {
    return page("");
  }

  private Uni<Void> page(String after) {
    Instant now = clock.instant();
    return transactions
        .run(
            tx ->
                memory
                    .effects()
                    .due(tx, after, PAGE, now)
                    .call(due -> due.isEmpty() ? Uni.createFrom().voidItem() : again(tx, due, now)))
        .chain(
            due -> {
              if (due.isEmpty()) {
                return Uni.createFrom().voidItem();
              }
              outbox.wake();
              return page(due.get(due.size() - 1).commandId());
            });
  }

  private Uni<Void> again(Tx tx, List<Effects.Due> due, Instant now) {
    Set<String> keys = due.stream().map(one -> one.command().key()).collect(Collectors.toSet());
    return memory
        .items()
        .lock(tx, keys)
        .chain(
            items -> {
              Map<String, Items.Locked> byRef = new HashMap<>();
              items.forEach(item -> byRef.put(item.ref().toString(), item));
              Map<String, Envelope<?>> commands = new TreeMap<>();
              Map<String, String> ids = new TreeMap<>();
              for (Effects.Due one : due) {
                Items.Locked item = byRef.get(one.command().item().toString());
                if (item != null && isWanted(one, item)) {
                  Envelope<?> command =
                      Envelope.of(Announcement.SOURCE, now, Origin.LIVE, one.refused());
                  commands.put(one.commandId(), command);
                  ids.put(one.commandId(), command.id());
                }
              }
              return memory
                  .effects()
                  .again(tx, ids)
                  .invoke(RepeatEffects::log)
                  .chain(begun -> outbox.append(tx, begun.stream().map(commands::get).toList()));
            });
  }

  private static void log(Set<String> begun) {
    if (!begun.isEmpty()) {
      Log.infof("effects of rules asked for again commands=%d", begun.size());
    }
  }

  /**
   * Not while the item is on its way elsewhere, not in a dry run, and not what a changed book does
   * not want any more.
   */
  private boolean isWanted(Effects.Due due, Items.Locked item) {
    RuleBooks books = rules.books();
    RuleBook book = books.of(item.item());
    return item.pending().isEmpty()
        && !books.isDry(book, item.item())
        && book.settings().rules().stream()
            .filter(rule -> rule.name().equals(due.rule()))
            .anyMatch(
                rule ->
                    due.fields().stream().allMatch(field -> Extras.touches(rule.effects(), field)));
  }
}

package dev.lockstep.sync.app;

import dev.lockstep.contract.EffectFailed;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.TransitionFailed;
import dev.lockstep.messaging.Outbox;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.messaging.Tx;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Decides what development activity means for work items: facts are stored, the items locked in the
 * order of their ids, all their facts read again, and the decision stored with the messages it
 * causes. All in one transaction, the given one where there is one.
 */
@ApplicationScoped
public class DecideStatus {

  private final Memory memory;
  private final RulesInForce rules;
  private final Transactions transactions;
  private final Outbox outbox;
  private final Clock clock;

  DecideStatus(
      Memory memory, RulesInForce rules, Transactions transactions, Outbox outbox, Clock clock) {
    this.memory = memory;
    this.rules = rules;
    this.transactions = transactions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Takes in events and outcomes and decides on the items they touch. */
  public Uni<Void> handle(Tx tx, List<Envelope<?>> envelopes) {
    Batch batch = Batch.of(envelopes);
    Instant now = clock.instant();
    // Carried out one after the other, answered together.
    return Uni.combine()
        .all()
        .unis(
            memory.artefacts().putRepositories(tx, batch.repositories.values()),
            memory.trackers().putStatuses(tx, batch.statuses.values()),
            memory.artefacts().put(tx, batch.artefacts.values(), now),
            memory.items().put(tx, batch.items.values(), rules.books().asksItems(), now),
            memory.items().forget(tx, batch.gone.values()),
            memory.decisions().close(tx, batch.outcomes, now),
            memory.effects().close(tx, batch.outcomes, now),
            memory.trackers().putRead(tx, batch.read.values()))
        .asTuple()
        .chain(
            stored -> {
              Set<String> keys = new TreeSet<>(stored.getItem3());
              keys.addAll(stored.getItem4().keys());
              keys.addAll(stored.getItem5());
              Set<String> live = new TreeSet<>(stored.getItem4().live());
              live.addAll(stored.getItem5());
              return decide(tx, keys, batch.causes, live)
                  .chain(() -> tell(tx, stored.getItem6(), stored.getItem7(), now));
            });
  }

  /**
   * Decides on what could not be decided before: an item that came after its branch, a repository
   * or a tracker that has been read since. In a transaction of its own.
   */
  public Uni<Void> reconsider() {
    return transactions
        .run(
            tx ->
                memory
                    .trackers()
                    .complete(tx)
                    .chain(() -> memory.artefacts().unsettled(tx, 500))
                    .chain(
                        keys -> decide(tx, keys, Map.of(), Set.of()).replaceWith(!keys.isEmpty())))
        .invoke(
            any -> {
              if (any) {
                outbox.wake();
              }
            })
        .replaceWithVoid();
  }

  /** The next open items behind that one. */
  Uni<List<Items.Next>> open(Tx tx, String after, int limit) {
    return memory.items().open(tx, after, limit);
  }

  /** Compares the items with these keys with the rules, whether or not something happened. */
  Uni<Tally> check(Tx tx, Collection<String> keys) {
    return read(tx, keys, memory.items().lock(tx, keys))
        .chain(
            read -> {
              Verdicts verdicts =
                  new Verdicts(rules.books(), clock.instant(), read.known(), Map.of(), Set.of());
              Tally tally = verdicts.check(read.items());
              return store(tx, verdicts).replaceWith(tally);
            });
  }

  private Uni<Void> decide(
      Tx tx, Collection<String> keys, Map<String, Envelope<?>> causes, Set<String> live) {
    if (keys.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return read(tx, keys, memory.items().lock(tx, keys))
        .chain(
            read ->
                store(
                    tx,
                    new Verdicts(rules.books(), clock.instant(), read.known(), causes, live)
                        .of(read.items())));
  }

  /** An item with the facts that its book asks for. */
  Verdicts.Case judge(Items.Locked item, Known known, Instant now) {
    return new Verdicts(rules.books(), now, known, Map.of(), Set.of()).caseOf(item);
  }

  /** Items with what is known of them. */
  record Read(List<Items.Locked> items, Known known) {}

  /**
   * The locks come first; the facts are read by the same round trip, but after they are held. An
   * item may have keys that nobody asked for: they are read after it.
   */
  Uni<Read> read(Tx tx, Collection<String> keys, Uni<List<Items.Locked>> items) {
    return Uni.combine()
        .all()
        .unis(items, memory.artefacts().naming(tx, keys), memory.artefacts().unread(tx))
        .asTuple()
        .chain(
            read -> {
              List<Items.Locked> found = read.getItem1();
              Known known = new Known(read.getItem2(), read.getItem3());
              Set<String> others = new TreeSet<>();
              found.forEach(item -> others.addAll(item.keys()));
              others.removeAll(keys);
              return others.isEmpty()
                  ? Uni.createFrom().item(new Read(found, known))
                  : memory
                      .artefacts()
                      .naming(tx, others)
                      .map(more -> new Read(found, known.with(more)));
            });
  }

  /** Statements of one transaction that do not need each other's answers share a round trip. */
  private Uni<Void> store(Tx tx, Verdicts verdicts) {
    List<Envelope<?>> messages = new ArrayList<>(verdicts.decisions);
    messages.addAll(verdicts.moves);
    verdicts.others.forEach(other -> messages.add(other.command()));
    return Uni.combine()
        .all()
        .unis(
            memory.decisions().keep(tx, verdicts.decisions, verdicts.moves),
            memory.effects().keep(tx, verdicts.others),
            memory.items().decided(tx, verdicts.decidedFacts, clock.instant()),
            memory.artefacts().settle(tx, verdicts.settled),
            outbox.append(tx, messages))
        .discardItems();
  }

  private Uni<Void> tell(
      Tx tx, List<TransitionFailed> moves, List<EffectFailed> effects, Instant now) {
    moves.forEach(
        failed ->
            Log.warnf(
                "move refused key=%s wanted=%s reason=%s detail='%s' repeatAt=%s command=%s",
                failed.key(),
                failed.wanted(),
                failed.reason(),
                failed.detail(),
                failed.repeatAt(),
                failed.commandId()));
    effects.forEach(
        failed ->
            Log.warnf(
                "effect of a rule refused key=%s effect='%s' detail='%s' repeatAt=%s command=%s",
                failed.key(),
                failed.effect(),
                failed.detail(),
                failed.repeatAt(),
                failed.commandId()));
    return outbox.append(
        tx,
        Stream.<Event>concat(moves.stream(), effects.stream())
            .map(failed -> Envelope.of(Announcement.SOURCE, now, Origin.LIVE, failed))
            .toList());
  }
}

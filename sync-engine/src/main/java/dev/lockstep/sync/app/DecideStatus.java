package dev.lockstep.sync.app;

import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.messaging.Outbox;
import dev.lockstep.messaging.Tx;
import dev.lockstep.sync.rule.Artefact;
import dev.lockstep.sync.rule.Decision;
import dev.lockstep.sync.rule.Facts;
import dev.lockstep.sync.rule.RuleBook;
import dev.lockstep.sync.rule.Situation;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides what development activity means for work items: facts are stored, the items locked in the
 * order of their ids, all their facts read again, and the decision stored with the messages it
 * causes. All in the given transaction.
 */
@ApplicationScoped
public class DecideStatus {

  private static final String SOURCE = "/sync-engine";

  private final Artefacts artefacts;
  private final Items items;
  private final Decisions decisions;
  private final Outbox outbox;
  private final Clock clock;
  private final RuleBook book = RuleBook.standard();

  DecideStatus(Artefacts artefacts, Items items, Decisions decisions, Outbox outbox, Clock clock) {
    this.artefacts = artefacts;
    this.items = items;
    this.decisions = decisions;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** Takes in events and outcomes and decides on the items they touch. */
  public Uni<Void> handle(Tx tx, List<Envelope<?>> envelopes) {
    Batch batch = Batch.of(envelopes);
    // Carried out one after the other, answered together.
    return Uni.combine()
        .all()
        .unis(
            artefacts.putRepositories(tx, batch.repositories.values()),
            artefacts.put(tx, batch.artefacts.values()),
            items.put(tx, batch.items.values()),
            items.forget(tx, batch.gone.values()),
            decisions.close(tx, batch.outcomes))
        .asTuple()
        .chain(
            touched -> {
              Set<String> keys = new TreeSet<>(touched.getItem2());
              keys.addAll(touched.getItem3());
              return decide(tx, keys, batch.causes);
            });
  }

  /**
   * Decides on what could not be decided before: an item that came after its branch, a repository
   * that has been read since.
   *
   * @return whether there was anything
   */
  public Uni<Boolean> reconsider(Tx tx) {
    return artefacts
        .unsettled(tx, 500)
        .chain(keys -> decide(tx, keys, Map.of()).replaceWith(!keys.isEmpty()));
  }

  private Uni<Void> decide(Tx tx, Collection<String> keys, Map<String, Envelope<?>> causes) {
    if (keys.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    // The locks come first; the facts are read by the same round trip, but after they are held.
    return Uni.combine()
        .all()
        .unis(items.lock(tx, keys), artefacts.naming(tx, keys), artefacts.unread(tx))
        .asTuple()
        .chain(
            read -> {
              List<Items.Locked> locked = read.getItem1();
              Set<String> others = new TreeSet<>();
              locked.forEach(item -> others.addAll(item.keys()));
              others.removeAll(keys);
              return locked.isEmpty()
                  ? Uni.createFrom().voidItem()
                  : naming(tx, read.getItem2(), others)
                      .chain(
                          naming ->
                              store(tx, new Verdicts(naming, read.getItem3(), causes).of(locked)));
            });
  }

  /** An item may have keys that nothing in the batch names. */
  private Uni<Map<String, List<Artefacts.Naming>>> naming(
      Tx tx, Map<String, List<Artefacts.Naming>> known, Set<String> others) {
    return others.isEmpty()
        ? Uni.createFrom().item(known)
        : artefacts
            .naming(tx, others)
            .map(
                found -> {
                  Map<String, List<Artefacts.Naming>> all = new HashMap<>(known);
                  all.putAll(found);
                  return all;
                });
  }

  /** Statements of one transaction that do not need each other's answers share a round trip. */
  private Uni<Void> store(Tx tx, Verdicts verdicts) {
    List<Envelope<?>> messages = new java.util.ArrayList<>(verdicts.decisions);
    messages.addAll(verdicts.commands);
    return Uni.combine()
        .all()
        .unis(
            decisions.keep(tx, verdicts.decisions, verdicts.commands),
            items.decided(tx, verdicts.decidedFacts),
            artefacts.settle(tx, verdicts.settled),
            outbox.append(tx, messages))
        .discardItems();
  }

  /** What is decided about a number of items. */
  private final class Verdicts {
    private final Map<String, List<Artefacts.Naming>> naming;
    private final Set<RepositoryRef> unread;
    private final Map<String, Envelope<?>> causes;
    private final List<Envelope<DecisionMade>> decisions = new java.util.ArrayList<>();
    private final List<Envelope<TransitionWorkItem>> commands = new java.util.ArrayList<>();
    private final List<Items.DecidedFacts> decidedFacts = new java.util.ArrayList<>();
    private final Set<String> settled = new TreeSet<>();

    Verdicts(
        Map<String, List<Artefacts.Naming>> naming,
        Set<RepositoryRef> unread,
        Map<String, Envelope<?>> causes) {
      this.naming = naming;
      this.unread = unread;
      this.causes = causes;
    }

    Verdicts of(List<Items.Locked> locked) {
      locked.forEach(this::add);
      return this;
    }

    private void add(Items.Locked item) {
      Set<Artefact> known = new HashSet<>();
      boolean fresh = false;
      for (String key : item.keys()) {
        for (Artefacts.Naming named : naming.getOrDefault(key, List.of())) {
          known.add(named.artefact());
          fresh |= named.fresh();
        }
      }
      Facts facts = Facts.of(known, unread);
      boolean changed = !facts.fingerprint().equals(item.decidedFacts());
      if (changed) {
        decidedFacts.add(new Items.DecidedFacts(item.ref(), facts.fingerprint()));
      }
      if (!fresh) {
        return; // history read for the first time moves nothing; it is what later facts are
        // compared with
      }
      if (!changed) {
        settled.addAll(facts.fingerprint().contains("UNKNOWN") ? Set.of() : item.keys());
        return; // a person's later move stands until a fact changes
      }
      String status =
          item.pending().isEmpty() ? item.status() : item.pending().get(item.pending().size() - 1);
      Decision decision =
          book.decide(new Situation(item.key(), item.type(), status, item.category(), facts));
      publish(item, status, facts, decision);
      if (!(decision instanceof Decision.Skip skip && skip.reason() == SkipReason.UNKNOWN_FACT)) {
        settled.addAll(item.keys());
      }
    }

    private void publish(Items.Locked item, String status, Facts facts, Decision decision) {
      Instant now = clock.instant();
      Envelope<?> cause =
          item.keys().stream().map(causes::get).filter(c -> c != null).findFirst().orElse(null);
      if (decision instanceof Decision.Act act) {
        TransitionWorkItem command =
            new TransitionWorkItem(
                item.ref(), item.key(), act.wanted(), item.standings(), act.explanation(), now);
        Envelope<TransitionWorkItem> order = Envelope.of(SOURCE, now, Origin.LIVE, command);
        Envelope<DecisionMade> made =
            made(
                cause,
                new DecisionMade(
                    item.ref(),
                    item.key(),
                    Verdict.ACT,
                    null,
                    act.rule().name(),
                    status,
                    act.wanted().get(0),
                    facts.all(),
                    act.explanation(),
                    order.id(),
                    micros(now),
                    now));
        decisions.add(made);
        commands.add(order.after(made));
      } else if (decision instanceof Decision.Skip skip) {
        decisions.add(
            made(
                cause,
                new DecisionMade(
                    item.ref(),
                    item.key(),
                    Verdict.SKIP,
                    skip.reason(),
                    skip.rule() == null ? null : skip.rule().name(),
                    status,
                    null,
                    facts.all(),
                    skip.explanation(),
                    null,
                    micros(now),
                    now)));
      }
    }

    private Envelope<DecisionMade> made(@Nullable Envelope<?> cause, DecisionMade decision) {
      Envelope<DecisionMade> made =
          cause == null
              ? Envelope.of(SOURCE, decision.occurredAt(), Origin.LIVE, decision)
              : cause.caused(SOURCE, decision.occurredAt(), decision);
      Log.infof(
          "decided key=%s verdict=%s rule=%s reason=%s wanted=%s command=%s correlationId=%s",
          decision.key(),
          decision.verdict(),
          decision.rule(),
          decision.reason(),
          decision.wanted(),
          decision.commandId(),
          made.correlationId());
      return made;
    }
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}

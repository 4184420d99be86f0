package dev.lockstep.connector;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.Origin;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what is new. Polls overlap and hooks repeat, so most of what is observed was published
 * before: that is remembered per entity, after the broker's acknowledgement. A poll and a hook that
 * see an entity at the same time take turns by the lock of its row, so a change is told once and an
 * older version never after a newer one.
 */
@ApplicationScoped
public class ChangePublisher {

  private final ToldTable table;
  private final Transactions transactions;
  private final Publisher publisher;
  private final Clock clock;

  ChangePublisher(ToldTable table, Transactions transactions, Publisher publisher, Clock clock) {
    this.table = table;
    this.transactions = transactions;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * Publishes those that are newer than what was published, or equally old with other content.
   *
   * @param scope whose entities these are, for example {@code jira/1}
   * @param source CloudEvents source of the events
   * @param origin whether an event is news or history
   * @return how many were published, once the broker has them all
   */
  public Uni<Integer> publishNew(
      String scope, String source, Function<Event, Origin> origin, List<Observed> observed) {
    return publishNew(
        scope,
        observed,
        (o, event) -> Envelope.of(source, clock.instant(), origin.apply(event), event));
  }

  /**
   * As the other, live, where each entity may have been looked at because of another message.
   *
   * @param causes the message that made the connector look, by entity
   */
  public Uni<Integer> publishNew(
      String scope, String source, Map<String, Envelope<?>> causes, List<Observed> observed) {
    return publishNew(
        scope,
        observed,
        (o, event) -> {
          Envelope<?> cause = causes.get(o.entity());
          return cause == null
              ? Envelope.of(source, clock.instant(), Origin.LIVE, event)
              : cause.caused(source, clock.instant(), event);
        });
  }

  private Uni<Integer> publishNew(
      String scope,
      List<Observed> observed,
      BiFunction<Observed, Event, Envelope<? extends Event>> envelope) {
    if (observed.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    // Most of it is old: found out without any lock.
    return news(scope, observed)
        .chain(
            candidates ->
                candidates.isEmpty()
                    ? Uni.createFrom().item(0)
                    : transactions.run(tx -> publishIn(tx, scope, candidates, envelope)));
  }

  private Uni<Integer> publishIn(
      Tx tx,
      String scope,
      List<Observed> candidates,
      BiFunction<Observed, Event, Envelope<? extends Event>> envelope) {
    return table
        .lock(tx, scope, entities(candidates))
        .chain(
            told -> {
              List<Observed> fresh = fresh(candidates, told);
              List<Envelope<?>> first = new ArrayList<>();
              List<Envelope<?>> then = new ArrayList<>(fresh.size());
              for (Observed o : fresh) {
                Telling telling = o.tell().apply(told(told, o));
                telling.first().forEach(event -> first.add(envelope.apply(o, event)));
                (o.kept().parent() == null ? then : first).add(envelope.apply(o, telling.event()));
              }
              return (first.isEmpty() ? Uni.createFrom().voidItem() : publisher.publish(first))
                  .chain(() -> publisher.publish(then))
                  .chain(() -> table.remember(tx, scope, fresh, told))
                  .replaceWith(fresh.size());
            });
  }

  /** What was published of these entities; those of which nothing was are not in it. */
  public Uni<Map<String, Told>> told(String scope, Collection<String> entities) {
    return table.told(scope, entities);
  }

  /** Of what is observed what would be published now. */
  public Uni<List<Observed>> news(String scope, List<Observed> observed) {
    return told(scope, observed.stream().map(Observed::entity).toList())
        .map(told -> fresh(observed, told));
  }

  /** What hangs at these, by entity: what was published of it and is not gone. */
  public Uni<Map<String, String>> hanging(String scope, Collection<String> parents) {
    return table.hanging(scope, parents);
  }

  /**
   * Publishes what is observed, whether it was published before or not, as backfill of a run.
   *
   * @return how many, once the broker has them all
   */
  public Uni<Integer> publishAgain(
      String scope, String source, String runId, List<Observed> observed) {
    return told(scope, observed.stream().map(Observed::entity).toList())
        .map(
            told ->
                observed.stream()
                    .map(o -> o.tell().apply(told(told, o).again(o)).event())
                    .map(
                        event ->
                            Envelope.of(source, clock.instant(), Origin.BACKFILL, event)
                                .toldBy(runId))
                    .toList())
        .chain(publisher::publish)
        .replaceWith(observed.size());
  }

  /** Publishes facts of which nothing is remembered. */
  public Uni<Void> publish(String source, Origin origin, List<? extends Event> events) {
    return events.isEmpty()
        ? Uni.createFrom().voidItem()
        : publisher.publish(
            events.stream()
                .map(event -> Envelope.of(source, clock.instant(), origin, event))
                .toList());
  }

  /** The entities of a scope that were ever published. */
  public Uni<Set<String>> published(String scope) {
    return table.published(scope);
  }

  /** Forgets what was published of a scope, so that everything is published again. */
  public Uni<Void> forget(String scope) {
    return table.forget(scope);
  }

  private static List<Observed> fresh(List<Observed> observed, Map<String, Told> told) {
    Map<String, Observed> fresh = new LinkedHashMap<>();
    for (Observed o : observed) {
      if (!told(told, o).covers(o) && isNewer(o, fresh.get(o.entity()))) {
        fresh.put(o.entity(), o);
      }
    }
    return List.copyOf(fresh.values());
  }

  private static boolean isNewer(Observed o, @Nullable Observed other) {
    return other == null || o.version() >= other.version();
  }

  private static Told told(Map<String, Told> told, Observed o) {
    return told.getOrDefault(o.entity(), Told.NOTHING);
  }

  private static Set<String> entities(List<Observed> observed) {
    return observed.stream().map(Observed::entity).collect(Collectors.toSet());
  }
}

package dev.lockstep.connector;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.Origin;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what is new. Polls overlap and hooks repeat, so most of what is observed was published
 * before: that is remembered per entity, after the broker's acknowledgement. A poll and a hook that
 * see an entity at the same time take turns by the lock of its row, so a change is told once and an
 * older version never after a newer one.
 */
@ApplicationScoped
public class ChangePublisher {

  private static final String KNOWN =
      """
      select entity, version, fingerprint, gone, names from published
      where scope = $1 and entity = any($2)""";

  private static final String ENSURE =
      """
      insert into published (scope, entity, version, fingerprint)
      select $1, e, $3, '' from unnest($2::text[]) as r (e) order by e
      on conflict (scope, entity) do nothing""";

  private static final String REMEMBER =
      """
      update published p set version = r.v, fingerprint = r.f, parent = r.p, names = r.n, gone = r.g
      from unnest($2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::boolean[])
           as r (e, v, f, p, n, g)
      where p.scope = $1 and p.entity = r.e""";

  private final Pool pool;
  private final Transactions transactions;
  private final Publisher publisher;
  private final Clock clock;

  ChangePublisher(Pool pool, Transactions transactions, Publisher publisher, Clock clock) {
    this.pool = pool;
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
    SqlConnection connection = tx.connection();
    // Carried out one after the other, answered together.
    return Uni.combine()
        .all()
        .unis(
            connection
                .preparedQuery(ENSURE)
                .execute(Tuple.of(scope, entities(candidates), Told.NOTHING.version())),
            told(connection, KNOWN + " order by entity for update", scope, entities(candidates)))
        .asTuple()
        .map(Tuple2::getItem2)
        .chain(
            told -> {
              List<Observed> fresh = fresh(candidates, told);
              List<Envelope<?>> first = new ArrayList<>();
              List<Envelope<?>> then = new ArrayList<>(fresh.size());
              for (Observed o : fresh) {
                Telling telling = o.tell().apply(told(told, o));
                telling.first().forEach(event -> first.add(envelope.apply(o, event)));
                (o.kept().parent() == null ? then : first)
                    .add(envelope.apply(o, telling.event()));
              }
              return (first.isEmpty() ? Uni.createFrom().voidItem() : publisher.publish(first))
                  .chain(() -> publisher.publish(then))
                  .chain(() -> remember(connection, scope, fresh, told))
                  .replaceWith(fresh.size());
            });
  }

  /** What was published of these entities; those of which nothing was are not in it. */
  public Uni<Map<String, Told>> told(String scope, Collection<String> entities) {
    return entities.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : told(pool, KNOWN, scope, entities.toArray(String[]::new));
  }

  /** Of what is observed what would be published now. */
  public Uni<List<Observed>> news(String scope, List<Observed> observed) {
    return told(scope, observed.stream().map(Observed::entity).toList())
        .map(told -> fresh(observed, told));
  }

  /** What hangs at these, by entity: what was published of it and is not gone. */
  public Uni<Map<String, String>> hanging(String scope, Collection<String> parents) {
    return parents.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : pool.preparedQuery(
                "select entity, parent from published where scope = $1 and parent = any($2) and not gone")
            .execute(Tuple.of(scope, parents.toArray(String[]::new)))
            .map(
                rows -> {
                  Map<String, String> hanging = new HashMap<>();
                  rows.forEach(row -> hanging.put(row.getString(0), row.getString(1)));
                  return hanging;
                });
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
    return pool.preparedQuery("select entity from published where scope = $1")
        .execute(Tuple.of(scope))
        .map(
            rows -> {
              Set<String> entities = new HashSet<>();
              rows.forEach(row -> entities.add(row.getString(0)));
              return entities;
            });
  }

  /** Forgets what was published of a scope, so that everything is published again. */
  public Uni<Void> forget(String scope) {
    return pool.preparedQuery("delete from published where scope = $1")
        .execute(Tuple.of(scope))
        .replaceWithVoid();
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

  private static Uni<Map<String, Told>> told(
      SqlClient client, String query, String scope, String[] entities) {
    return client
        .preparedQuery(query)
        .execute(Tuple.of(scope, entities))
        .map(
            rows -> {
              Map<String, Told> told = new HashMap<>();
              for (Row row : rows) {
                if (row.getLong(1) != Told.NOTHING.version()) {
                  told.put(row.getString(0), told(row));
                }
              }
              return told;
            });
  }

  private static Told told(Row row) {
    String names = row.getString(4);
    return new Told(
        row.getLong(1),
        row.getString(2),
        row.getBoolean(3),
        names.isEmpty() ? List.of() : List.of(names.split(" ")));
  }

  private static String[] entities(List<Observed> observed) {
    return observed.stream().map(Observed::entity).distinct().toArray(String[]::new);
  }

  private static Uni<Void> remember(
      SqlClient client, String scope, List<Observed> fresh, Map<String, Told> told) {
    if (fresh.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple rows =
        Tuple.tuple()
            .addString(scope)
            .addValue(column(fresh, String[]::new, Observed::entity))
            .addValue(column(fresh, Long[]::new, o -> told(told, o).next(o)))
            .addValue(column(fresh, String[]::new, Observed::fingerprint))
            .addValue(column(fresh, String[]::new, o -> o.kept().parent()))
            .addValue(
                column(fresh, String[]::new, o -> String.join(" ", told(told, o).names(o))))
            .addValue(column(fresh, Boolean[]::new, o -> o.kept().gone()));
    return client.preparedQuery(REMEMBER).execute(rows).replaceWithVoid();
  }

  private static <T> T[] column(
      List<Observed> rows, IntFunction<T[]> array, Function<Observed, @Nullable T> value) {
    return rows.stream().map(value).toArray(array);
  }
}

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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Publishes what is new. Polls overlap and hooks repeat, so most of what is observed was published
 * before: that is remembered per entity, after the broker's acknowledgement. A poll and a hook that
 * see an entity at the same time take turns by the lock of its row, so a change is told once and an
 * older version never after a newer one.
 */
@ApplicationScoped
public class ChangePublisher {

  /** Stands in for the version of an entity that was never published and is being published now. */
  private static final long NEVER = Long.MIN_VALUE;

  private static final String KNOWN =
      "select entity, version, fingerprint from published where scope = $1 and entity = any($2)";

  private static final String ENSURE =
      """
      insert into published (scope, entity, version, fingerprint)
      select $1, e, $3, '' from unnest($2::text[]) as r (e) order by e
      on conflict (scope, entity) do nothing""";

  private static final String REMEMBER =
      """
      update published p set version = r.v, fingerprint = r.f
      from unnest($2::text[], $3::bigint[], $4::text[]) as r (e, v, f)
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

  /** What was published of an entity. */
  private record Known(long version, String fingerprint) {}

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
    return known(pool, KNOWN, scope, observed)
        .map(known -> fresh(observed, known))
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
            connection.preparedQuery(ENSURE).execute(Tuple.of(scope, entities(candidates), NEVER)),
            known(connection, KNOWN + " order by entity for update", scope, candidates))
        .asTuple()
        .map(Tuple2::getItem2)
        .chain(
            known -> {
              List<Observed> fresh = fresh(candidates, known);
              List<Envelope<?>> envelopes = new ArrayList<>(fresh.size());
              for (Observed o : fresh) {
                Known before = known.get(o.entity());
                OptionalLong version =
                    before == null ? OptionalLong.empty() : OptionalLong.of(before.version());
                envelopes.add(envelope.apply(o, o.event().apply(version)));
              }
              return publisher
                  .publish(envelopes)
                  .chain(() -> remember(connection, scope, fresh))
                  .replaceWith(fresh.size());
            });
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

  private static List<Observed> fresh(List<Observed> observed, Map<String, Known> known) {
    Map<String, Observed> fresh = new LinkedHashMap<>();
    for (Observed o : observed) {
      if (isNew(o, known.get(o.entity())) && isNewer(o, fresh.get(o.entity()))) {
        fresh.put(o.entity(), o);
      }
    }
    return List.copyOf(fresh.values());
  }

  private static boolean isNew(Observed o, @Nullable Known known) {
    return known == null
        || o.version() > known.version()
        || o.version() == known.version() && !o.fingerprint().equals(known.fingerprint());
  }

  private static boolean isNewer(Observed o, @Nullable Observed other) {
    return other == null || o.version() >= other.version();
  }

  private static Uni<Map<String, Known>> known(
      SqlClient client, String query, String scope, List<Observed> observed) {
    return client
        .preparedQuery(query)
        .execute(Tuple.of(scope, entities(observed)))
        .map(
            rows -> {
              Map<String, Known> known = new HashMap<>();
              for (Row row : rows) {
                if (row.getLong(1) != NEVER) {
                  known.put(row.getString(0), new Known(row.getLong(1), row.getString(2)));
                }
              }
              return known;
            });
  }

  private static String[] entities(List<Observed> observed) {
    return observed.stream().map(Observed::entity).distinct().toArray(String[]::new);
  }

  private static Uni<Void> remember(SqlClient client, String scope, List<Observed> fresh) {
    if (fresh.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple rows =
        Tuple.of(
            scope,
            fresh.stream().map(Observed::entity).toArray(String[]::new),
            fresh.stream().map(Observed::version).toArray(Long[]::new),
            fresh.stream().map(Observed::fingerprint).toArray(String[]::new));
    return client.preparedQuery(REMEMBER).execute(rows).replaceWithVoid();
  }
}

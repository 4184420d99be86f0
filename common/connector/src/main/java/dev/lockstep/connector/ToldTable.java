package dev.lockstep.connector;

import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What was last published of each entity. */
@ApplicationScoped
class ToldTable {

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

  ToldTable(Pool pool) {
    this.pool = pool;
  }

  Uni<Map<String, Told>> told(String scope, Collection<String> entities) {
    return entities.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : told(pool, KNOWN, scope, entities.toArray(String[]::new));
  }

  /** The same, locked until the end of the transaction; also those of which nothing was. */
  Uni<Map<String, Told>> lock(Tx tx, String scope, Collection<String> entities) {
    String[] array = entities.toArray(String[]::new);
    // Carried out one after the other, answered together.
    return Uni.combine()
        .all()
        .unis(
            tx.connection()
                .preparedQuery(ENSURE)
                .execute(Tuple.of(scope, array, Told.NOTHING.version())),
            told(tx.connection(), KNOWN + " order by entity for update", scope, array))
        .asTuple()
        .map(Tuple2::getItem2);
  }

  /** What hangs at these, by entity: what was published of it and is not gone. */
  Uni<Map<String, String>> hanging(String scope, Collection<String> parents) {
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

  /** The entities of a scope that were ever published. */
  Uni<Set<String>> published(String scope) {
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
  Uni<Void> forget(String scope) {
    return pool.preparedQuery("delete from published where scope = $1")
        .execute(Tuple.of(scope))
        .replaceWithVoid();
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

  /** Remembers what the broker has now. */
  Uni<Void> remember(Tx tx, String scope, List<Observed> fresh, Map<String, Told> told) {
    if (fresh.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Tuple rows =
        Tuple.tuple()
            .addString(scope)
            .addValue(column(fresh, String[]::new, Observed::entity))
            .addValue(column(fresh, Long[]::new, o -> before(told, o).next(o)))
            .addValue(column(fresh, String[]::new, Observed::fingerprint))
            .addValue(column(fresh, String[]::new, o -> o.kept().parent()))
            .addValue(column(fresh, String[]::new, o -> String.join(" ", before(told, o).names(o))))
            .addValue(column(fresh, Boolean[]::new, o -> o.kept().gone()));
    return tx.connection().preparedQuery(REMEMBER).execute(rows).replaceWithVoid();
  }

  private static Told before(Map<String, Told> told, Observed o) {
    return told.getOrDefault(o.entity(), Told.NOTHING);
  }

  private static <T> T[] column(
      List<Observed> rows, IntFunction<T[]> array, Function<Observed, @Nullable T> value) {
    return rows.stream().map(value).toArray(array);
  }
}

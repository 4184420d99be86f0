package dev.lockstep.jira.store;

import dev.lockstep.jira.collect.Census;
import dev.lockstep.jira.collect.KnownItems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What was published beside what a site lists. */
@ApplicationScoped
class KnownItemsTable implements KnownItems {

  /** Items, which have names; comments have none. */
  private static final String KNOWN =
      """
      from published p
      where p.scope = $1 and p.parent is null and not p.gone and p.names <> ''
        and (cardinality($2::text[]) = 0
             or regexp_replace(split_part(p.names, ' ', 1), '-[0-9]+$', '') = any($2))""";

  private static final String MISSING =
      "select p.entity, split_part(p.names, ' ', 1) "
          + KNOWN
          + """

             and p.entity > $3
             and not exists (select 1 from census_id c where c.scope = p.scope and c.entity = p.entity)
          order by p.entity limit $4""";

  private static final String UNKNOWN =
      """
      select c.entity from census_id c
      where c.scope = $1 and c.entity > $2
        and not exists (select 1 from published p
                        where p.scope = c.scope and p.entity = c.entity
                          and not p.gone and p.fingerprint <> '')
      order by c.entity limit $3""";

  private static final String SAVE =
      """
      insert into census (scope, at, listed, known, missing, hidden, unknown, deleted, waits)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      on conflict (scope) do update
      set at = excluded.at, listed = excluded.listed, known = excluded.known,
          missing = excluded.missing, hidden = excluded.hidden, unknown = excluded.unknown,
          deleted = excluded.deleted, waits = excluded.waits""";

  private final Pool pool;

  KnownItemsTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Integer> count(String scope, Collection<String> projects) {
    return number("select count(*)::int " + KNOWN, Tuple.of(scope, array(projects)));
  }

  @Override
  public Uni<Integer> goneSince(String scope, Instant since) {
    return number(
        "select count(*)::int from published where scope = $1 and gone and parent is null and version >= $2",
        Tuple.of(scope, since.toEpochMilli()));
  }

  @Override
  public Uni<Void> beginListing(String scope) {
    return run("delete from census_id where scope = $1", Tuple.of(scope)).replaceWithVoid();
  }

  @Override
  public Uni<Void> list(String scope, Collection<String> refs) {
    return run(
            "insert into census_id select $1, r from unnest($2::text[]) as r on conflict do nothing",
            Tuple.of(scope, array(refs)))
        .replaceWithVoid();
  }

  @Override
  public Uni<Integer> listed(String scope) {
    return number("select count(*)::int from census_id where scope = $1", Tuple.of(scope));
  }

  @Override
  public Uni<List<Item>> missing(
      String scope, Collection<String> projects, String after, int limit) {
    return run(MISSING, Tuple.of(scope, array(projects), after, limit))
        .map(rows -> list(rows, row -> new Item(row.getString(0), row.getString(1))));
  }

  @Override
  public Uni<List<String>> unknown(String scope, String after, int limit) {
    return run(UNKNOWN, Tuple.of(scope, after, limit))
        .map(rows -> list(rows, row -> row.getString(0)));
  }

  @Override
  public Uni<Optional<Census>> census(String scope) {
    return run(
            "select at, listed, known, missing, hidden, unknown, deleted, waits from census where scope = $1",
            Tuple.of(scope))
        .map(rows -> list(rows, KnownItemsTable::census).stream().findFirst());
  }

  private static Census census(Row row) {
    return new Census(
        row.getOffsetDateTime(0).toInstant(),
        row.getInteger(1),
        row.getInteger(2),
        row.getInteger(3),
        row.getInteger(4),
        row.getInteger(5),
        row.getInteger(6),
        row.getBoolean(7));
  }

  @Override
  public Uni<Void> save(String scope, Census census) {
    return run(
            SAVE,
            Tuple.tuple()
                .addString(scope)
                .addOffsetDateTime(OffsetDateTime.ofInstant(census.at(), ZoneOffset.UTC))
                .addInteger(census.listed())
                .addInteger(census.known())
                .addInteger(census.missing())
                .addInteger(census.hidden())
                .addInteger(census.unknown())
                .addInteger(census.deleted())
                .addBoolean(census.waits()))
        .replaceWithVoid();
  }

  private Uni<RowSet<Row>> run(String sql, Tuple values) {
    return pool.preparedQuery(sql).execute(values);
  }

  private Uni<Integer> number(String sql, Tuple values) {
    return run(sql, values).map(rows -> rows.iterator().next().getInteger(0));
  }

  private static String[] array(Collection<String> texts) {
    return texts.toArray(String[]::new);
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
    List<T> list = new ArrayList<>(rows.size());
    rows.forEach(row -> list.add(read.apply(row)));
    return list;
  }
}

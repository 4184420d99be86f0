package dev.lockstep.harvest.store;

import dev.lockstep.harvest.projection.IssueKey;
import dev.lockstep.harvest.query.Found;
import dev.lockstep.harvest.query.IssueFilter;
import dev.lockstep.harvest.query.IssueStore;
import dev.lockstep.harvest.query.Listing;
import dev.lockstep.harvest.query.Node;
import dev.lockstep.harvest.query.Page;
import dev.lockstep.harvest.query.Roots;
import dev.lockstep.harvest.query.TooManyNodesException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers questions about items, each page by one statement. */
@ApplicationScoped
class IssueTable implements IssueStore {

  /** About 20 MB of rows and nodes. */
  static final int MOST_NODES = 50_000;

  private static final String KEYS =
      """
      select %3$s, array(
        select key from (
          select distinct key_prefix, key_number, key from work_item %1$s
          order by key_prefix, key_number, key limit %2$s) found
        order by key_prefix, key_number, key)""";

  private static final String COUNT_KEYS =
      "select count(*) from (select distinct key_prefix, key_number, key from work_item %s) found";

  // "offset 0" keeps the planner from joining by anything but the index on parent_ref, however many
  // rows it expects.
  private static final String HIERARCHY =
      """
      with recursive root as (
        select ref, key, key_prefix, key_number, summary, type_name from work_item %1$s
        order by key_prefix, key_number, key fetch first %2$s rows with ties
      ), node as (
        select array[ref] as path, root.* from root
        union all
        select above.path || below.ref, below.*
        from node above, lateral (
          select ref, key, key_prefix, key_number, summary, type_name from work_item
          where parent_ref = above.ref offset 0) below
        where cardinality(above.path) < %3$s and below.ref <> all (above.path)
      )
      select harvested_at, path, key, summary, type_name from (select %5$s as harvested_at) fresh
      left join node on true
      order by cardinality(path), key_prefix, key_number, key, ref limit %4$s""";

  private static final String COUNT_ROOTS = "select count(*) from work_item %s";

  private final Pool pool;

  IssueTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Listing<String> keys(IssueFilter filter) {
    return new Listing<>() {
      @Override
      public Uni<Page<String>> page(@Nullable IssueKey after, int size) {
        Conditions conditions = Conditions.of(filter).after(after);
        String sql =
            KEYS.formatted(conditions.where(), conditions.argument(size), conditions.freshness());
        return run(sql, conditions)
            .map(
                rows -> {
                  Row row = rows.iterator().next();
                  List<String> keys = List.of(row.getArrayOfStrings(1));
                  String last = keys.isEmpty() ? null : keys.get(keys.size() - 1);
                  return new Page<>(keys, last, instant(row));
                });
      }

      @Override
      public Uni<Long> count() {
        return counted(COUNT_KEYS, Conditions.of(filter));
      }
    };
  }

  @Override
  public Listing<Node> hierarchy(Roots roots) {
    return new Listing<>() {
      @Override
      public Uni<Page<Node>> page(@Nullable IssueKey after, int size) {
        Conditions conditions = conditions(roots).after(after);
        String sql =
            HIERARCHY.formatted(
                conditions.where(),
                conditions.argument(size),
                conditions.argument(roots.maxDepth()),
                conditions.argument(MOST_NODES + 1),
                conditions.freshness());
        return run(sql, conditions).map(IssueTable::trees);
      }

      @Override
      public Uni<Long> count() {
        return counted(COUNT_ROOTS, conditions(roots));
      }
    };
  }

  private static Conditions conditions(Roots roots) {
    Conditions conditions = Conditions.of(roots.filter());
    if (roots.type() != null) {
      conditions.type(roots.type());
    }
    if (roots.key() != null) {
      conditions.knownAs("ref", roots.key());
    }
    return conditions;
  }

  private static Page<Node> trees(RowSet<Row> rows) {
    if (rows.size() > MOST_NODES) {
      throw new TooManyNodesException(MOST_NODES);
    }
    List<Found> found = new ArrayList<>(rows.size());
    Instant harvestedAt = null;
    for (Row row : rows) {
      harvestedAt = instant(row);
      String[] path = row.getArrayOfStrings(1);
      if (path != null) {
        found.add(new Found(List.of(path), row.getString(2), row.getString(3), row.getString(4)));
      }
    }
    List<Node> roots = Found.trees(found);
    String last = roots.isEmpty() ? null : roots.get(roots.size() - 1).key();
    return new Page<>(roots, last, harvestedAt);
  }

  private Uni<RowSet<Row>> run(String sql, Conditions conditions) {
    return pool.preparedQuery(sql).execute(conditions.arguments());
  }

  private Uni<Long> counted(String sql, Conditions conditions) {
    return run(sql.formatted(conditions.where()), conditions)
        .map(rows -> rows.iterator().next().getLong(0));
  }

  private static @Nullable Instant instant(Row row) {
    OffsetDateTime at = row.getOffsetDateTime(0);
    return at == null ? null : at.toInstant();
  }
}

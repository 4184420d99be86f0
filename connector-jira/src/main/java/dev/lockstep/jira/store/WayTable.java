package dev.lockstep.jira.store;

import dev.lockstep.jira.command.WaysSeen;
import dev.lockstep.jira.transition.IssueKind;
import dev.lockstep.jira.transition.Way;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

@ApplicationScoped
class WayTable implements WaysSeen {

  private static final String OF =
      """
      select from_status, to_status, name, demands from workflow_edge
      where instance = $1 and project = $2 and type = $3\
      """;

  /** What a screen demands is written as one text: an array of arrays would need equal lengths. */
  private static final String KEEP =
      """
      insert into workflow_edge (instance, project, type, from_status, name, to_status, demands)
      select distinct on (i, p, t, f, n, o) i, p, t, f, n, o, string_to_array(d, ' ')
      from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
        with ordinality as r (i, p, t, f, n, o, d, nr)
      order by i, p, t, f, n, o, nr desc
      on conflict (instance, project, type, from_status, name, to_status)
        do update set demands = excluded.demands\
      """;

  private final Pool pool;

  WayTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<List<Way>> of(String instance, IssueKind kind) {
    return pool.preparedQuery(OF)
        .execute(Tuple.of(instance, kind.project(), kind.type()))
        .map(
            rows -> {
              List<Way> ways = new ArrayList<>(rows.size());
              rows.forEach(row -> ways.add(way(row)));
              return ways;
            });
  }

  @Override
  public Uni<Void> keep(Collection<Seen> seen) {
    Tuple rows =
        Tuple.tuple()
            .addValue(column(seen, Seen::instance))
            .addValue(column(seen, one -> one.kind().project()))
            .addValue(column(seen, one -> one.kind().type()))
            .addValue(column(seen, one -> one.way().from()))
            .addValue(column(seen, one -> one.way().name()))
            .addValue(column(seen, one -> one.way().to()))
            .addValue(column(seen, one -> String.join(" ", new TreeSet<>(one.way().demands()))));
    return pool.preparedQuery(KEEP).execute(rows).replaceWithVoid();
  }

  private static String[] column(Collection<Seen> seen, Function<Seen, String> value) {
    return seen.stream().map(value).toArray(String[]::new);
  }

  private static Way way(Row row) {
    return new Way(
        row.getString(0), row.getString(1), row.getString(2), Set.of(row.getArrayOfStrings(3)));
  }
}

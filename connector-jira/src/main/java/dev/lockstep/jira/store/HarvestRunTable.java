package dev.lockstep.jira.store;

import dev.lockstep.jira.harvest.HarvestRuns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Harvests. */
@ApplicationScoped
class HarvestRunTable implements HarvestRuns {

  /** Answers the row that is there, be it the new one. */
  private static final String BEGIN =
      """
      insert into harvest_run (run_id, work, began_at) values ($1, $2, $3)
      on conflict (run_id) do update set run_id = excluded.run_id
      returning run_id, work, began_at, page, items, next, complete""";

  private final Pool pool;

  HarvestRunTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Run> begin(String id, long work, Instant now) {
    return pool.preparedQuery(BEGIN)
        .execute(Tuple.of(id, work, OffsetDateTime.ofInstant(now, ZoneOffset.UTC)))
        .map(rows -> run(rows.iterator().next()));
  }

  private static Run run(Row row) {
    return new Run(
        row.getString(0),
        row.getLong(1),
        row.getOffsetDateTime(2).toInstant(),
        row.getInteger(3),
        row.getInteger(4),
        Optional.ofNullable(row.getString(5)),
        row.getBoolean(6));
  }

  @Override
  public Uni<Void> save(Run run) {
    return pool.preparedQuery(
            "update harvest_run set page = $2, items = $3, next = $4, complete = $5 where run_id = $1")
        .execute(
            Tuple.of(run.id(), run.page(), run.items(), run.next().orElse(null), run.complete()))
        .replaceWithVoid();
  }
}

package dev.lockstep.sync.store;

import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.messaging.Tx;
import dev.lockstep.sync.app.Runs;
import dev.lockstep.sync.app.Tally;
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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class RunTable implements Runs {

  private static final String COLUMNS =
      "select id, asked, began, ended, checked, moved, failed, skipped from run ";

  /** The newest runs are kept for people; an hourly one leaves a fortnight. */
  private static final String FORGET =
      "delete from run where asked < (select asked from run order by asked desc offset 336 limit 1)";

  private final Pool pool;

  RunTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Void> ask(String id, Instant now) {
    return pool.preparedQuery("insert into run (id, asked) values ($1, $2) on conflict do nothing")
        .execute(Tuple.of(id, now.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  @Override
  public Uni<Optional<Run>> waiting() {
    return pool.query(COLUMNS + "where began is null order by asked limit 1")
        .execute()
        .map(rows -> runs(rows).stream().findFirst());
  }

  @Override
  public Uni<List<Run>> newest(int limit) {
    return pool.preparedQuery(COLUMNS + "order by asked desc limit $1")
        .execute(Tuple.of(limit))
        .map(RunTable::runs);
  }

  @Override
  public Uni<Void> began(String id, Instant now) {
    return pool.preparedQuery("update run set began = $2 where id = $1")
        .execute(Tuple.of(id, now.atOffset(ZoneOffset.UTC)))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> ended(Tx tx, String id, Tally tally, int failed, Instant now) {
    String skipped =
        tally.skipped().entrySet().stream()
            .map(reason -> reason.getKey() + "=" + reason.getValue())
            .collect(Collectors.joining(";"));
    return tx.connection()
        .preparedQuery(
            "update run set ended = $2, checked = $3, moved = $4, failed = $5, skipped = $6"
                + " where id = $1")
        .execute(
            Tuple.of(
                id, now.atOffset(ZoneOffset.UTC), tally.checked(), tally.moved(), failed, skipped))
        .chain(() -> tx.connection().query(FORGET).execute())
        .replaceWithVoid();
  }

  private static List<Run> runs(RowSet<Row> rows) {
    List<Run> runs = new ArrayList<>(rows.size());
    for (Row row : rows) {
      runs.add(
          new Run(
              row.getString(0),
              row.getOffsetDateTime(1).toInstant(),
              instant(row.getOffsetDateTime(2)),
              instant(row.getOffsetDateTime(3)),
              row.getInteger(4),
              row.getInteger(5),
              row.getInteger(6),
              skipped(row.getString(7))));
    }
    return runs;
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static Map<SkipReason, Integer> skipped(String text) {
    Map<SkipReason, Integer> skipped = new EnumMap<>(SkipReason.class);
    for (String part : text.isEmpty() ? new String[0] : text.split(";")) {
      String[] both = part.split("=");
      skipped.put(SkipReason.valueOf(both[0]), Integer.valueOf(both[1]));
    }
    return skipped;
  }
}

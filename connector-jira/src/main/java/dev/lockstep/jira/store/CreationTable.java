package dev.lockstep.jira.store;

import dev.lockstep.jira.command.Creations;
import dev.lockstep.jira.port.NewIssues.Created;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class CreationTable implements Creations {

  private static final String FIND =
      """
      select claimed_at, attempted_at, issue_id, issue_key from creation
      where source = $1 and instance = $2\
      """;

  private static final String FIRST =
      """
      insert into creation (source, instance, command_id, claimed_at, attempted_at)
      values ($1, $2, $3, $4, $4) on conflict do nothing\
      """;

  private static final String AGAIN =
      """
      update creation set command_id = $3, attempted_at = $4
      where source = $1 and instance = $2 and attempted_at = $5 and issue_id is null\
      """;

  private static final String MADE =
      "update creation set issue_id = $3, issue_key = $4 where source = $1 and instance = $2";

  private static final String RELEASE =
      "delete from creation where source = $1 and instance = $2 and issue_id is null";

  private final Pool pool;

  CreationTable(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Uni<Optional<Creation>> find(String source, String instance) {
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(source, instance))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(creation(rows.iterator().next())));
  }

  @Override
  public Uni<Boolean> claim(
      String source, String instance, String commandId, @Nullable Instant last, Instant now) {
    Tuple row = Tuple.of(source, instance, commandId, time(now));
    return pool.preparedQuery(last == null ? FIRST : AGAIN)
        .execute(last == null ? row : row.addValue(time(last)))
        .map(rows -> rows.rowCount() == 1);
  }

  @Override
  public Uni<Void> made(String source, String instance, Created made) {
    return pool.preparedQuery(MADE)
        .execute(Tuple.of(source, instance, made.id(), made.key()))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> release(String source, String instance) {
    return pool.preparedQuery(RELEASE).execute(Tuple.of(source, instance)).replaceWithVoid();
  }

  private static Creation creation(Row row) {
    String id = row.getString(2);
    return new Creation(
        row.getOffsetDateTime(0).toInstant(),
        row.getOffsetDateTime(1).toInstant(),
        id == null ? null : new Created(id, row.getString(3)));
  }

  private static OffsetDateTime time(Instant at) {
    return at.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }
}

package dev.lockstep.messaging;

import dev.lockstep.contract.MessageCodec.Encoded;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves the outbox to Kafka: in id order, deleted after the acknowledgement. A crash between the
 * two publishes again under the same ids, which consumers survive by design.
 */
@ApplicationScoped
class OutboxRelay {

  private static final int PORTION = 500;
  private static final Long[] NOTHING = {};

  private static final String READ =
      "select id, topic, key, headers, value from outbox where shard = any($1) order by id limit "
          + PORTION;

  private static final String DELETE_AND_READ =
      """
      with sent as (delete from outbox where id = any($2))
      select id, topic, key, headers, value from outbox where shard = any($1) and id <> all($2)
      order by id limit\s"""
          + PORTION;

  private final Pool pool;
  private final Publisher publisher;
  private final Leases leases;
  private final Drain drain = new Drain("outbox", this::portion);
  private volatile Short[] shards = {};

  /** What the broker has acknowledged and the table still holds. */
  private volatile Long[] sent = NOTHING;

  OutboxRelay(Pool pool, Publisher publisher, Leases leases) {
    this.pool = pool;
    this.publisher = publisher;
    this.leases = leases;
  }

  void wake() {
    drain.wake();
  }

  @Scheduled(every = "3s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> claim() {
    return leases
        .hold(Outbox.SCOPES)
        .invoke(
            held ->
                shards =
                    held.stream()
                        .map(Outbox.SCOPES::indexOf)
                        .map(Integer::shortValue)
                        .toArray(Short[]::new))
        .onFailure()
        .invoke(() -> shards = new Short[0])
        .replaceWithVoid();
  }

  /**
   * The backstop for a wake that never came: a crash between commit and wake, or shards won just
   * now.
   */
  @Scheduled(every = "1s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void look() {
    drain.wake();
  }

  private Uni<Boolean> portion() {
    Long[] ids = sent;
    return next(ids)
        .invoke(() -> sent = NOTHING)
        .chain(rows -> rows.size() == 0 ? Uni.createFrom().item(false) : send(rows));
  }

  /** What was sent last is deleted in the round trip that reads what is next. */
  private Uni<RowSet<Row>> next(Long[] ids) {
    return ids.length == 0
        ? pool.preparedQuery(READ).execute(Tuple.of(shards))
        : pool.preparedQuery(DELETE_AND_READ).execute(Tuple.of(shards, ids));
  }

  private Uni<Boolean> send(RowSet<Row> rows) {
    List<Long> ids = new ArrayList<>(rows.size());
    List<Encoded> messages = new ArrayList<>(rows.size());
    for (Row row : rows) {
      ids.add(row.getLong(0));
      messages.add(
          new Encoded(
              row.getString(1),
              row.getString(2),
              HeadersJson.read(row.getString(3)),
              row.getString(4).getBytes(StandardCharsets.UTF_8)));
    }
    return publisher.send(messages).invoke(() -> sent = ids.toArray(Long[]::new)).replaceWith(true);
  }
}

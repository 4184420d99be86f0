package dev.lockstep.messaging;

import dev.lockstep.contract.MessageCodec.Encoded;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves the outbox to Kafka: in id order, deleted after the acknowledgement. A crash between the
 * two publishes again under the same ids, which consumers survive by design.
 */
@ApplicationScoped
class OutboxRelay {

  private static final int PORTION = 500;

  private final Pool pool;
  private final Publisher publisher;
  private final Leases leases;
  private final Drain drain = new Drain("outbox", this::portion);
  private volatile Short[] shards = {};

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
    return Multi.createFrom()
        .range(0, Outbox.SHARDS)
        .onItem()
        .transformToUniAndConcatenate(
            shard ->
                leases.hold("outbox/" + shard).map(lease -> lease.map(held -> shard.shortValue())))
        .filter(Optional::isPresent)
        .map(Optional::get)
        .collect()
        .asList()
        .invoke(held -> shards = held.toArray(Short[]::new))
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
    if (shards.length == 0) {
      return Uni.createFrom().item(false);
    }
    return pool.preparedQuery(
            "select id, topic, key, headers, value from outbox where shard = any($1) order by id"
                + " limit "
                + PORTION)
        .execute(Tuple.of(shards))
        .chain(
            rows -> {
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
              return ids.isEmpty() ? Uni.createFrom().item(false) : send(ids, messages);
            });
  }

  private Uni<Boolean> send(List<Long> ids, List<Encoded> messages) {
    return publisher
        .send(messages)
        .chain(
            () ->
                pool.preparedQuery("delete from outbox where id = any($1)")
                    .execute(Tuple.of(ids.toArray(Long[]::new))))
        .replaceWith(ids.size() == PORTION);
  }
}

package dev.lockstep.messaging;

import dev.lockstep.contract.Envelope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * Records that failed for a reason of their own, with the later records of their keys behind them,
 * in order.
 */
@ApplicationScoped
class Parking {

  private static final int LONGEST_PAUSE_SECONDS = 900;

  private static final String ADD =
      """
      insert into parked (consumer, topic, partition, record_offset, key, headers, value, reason)
      select $1, t, p, o, k, h, v, $8
      from unnest($2::text[], $3::int[], $4::bigint[], $5::text[], $6::text[], $7::text[]) as r (t, p, o, k, h, v)
      on conflict do nothing""";

  private static final String DUE =
      """
      select seq, topic, partition, record_offset, key, headers, value, attempts from parked p
      where consumer = $1 and not_before <= now()
        and not exists (select 1 from parked q where q.consumer = $1 and q.key = p.key and q.seq < p.seq)
      order by seq for update skip locked limit 1""";

  private final Pool pool;

  Parking(Pool pool) {
    this.pool = pool;
  }

  /** The head of a parked key. */
  record Parked(long seq, String key, Envelope<?> envelope, int attempts) {}

  /** The head failed again. */
  static final class StillFailingException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Parked parked;

    StillFailingException(Parked parked, Throwable cause) {
      super(cause);
      this.parked = parked;
    }
  }

  Uni<Set<String>> parkedKeys(Tx tx, String consumer, List<Received> records) {
    String[] keys = records.stream().map(Received::key).distinct().toArray(String[]::new);
    return tx.connection()
        .preparedQuery("select distinct key from parked where consumer = $1 and key = any($2)")
        .execute(Tuple.of(consumer, keys))
        .map(
            rows -> {
              Set<String> parked = new HashSet<>();
              rows.forEach(row -> parked.add(row.getString(0)));
              return parked;
            });
  }

  Uni<Void> add(Tx tx, String consumer, List<Received> records, String reason) {
    Tuple rows =
        Tuple.tuple()
            .addString(consumer)
            .addValue(records.stream().map(r -> r.partition().topic()).toArray(String[]::new))
            .addValue(records.stream().map(r -> r.partition().partition()).toArray(Integer[]::new))
            .addValue(records.stream().map(Received::offset).toArray(Long[]::new))
            .addValue(records.stream().map(Received::key).toArray(String[]::new))
            .addValue(
                records.stream().map(r -> HeadersJson.write(r.headers())).toArray(String[]::new))
            .addValue(
                records.stream()
                    .map(r -> new String(r.value(), StandardCharsets.UTF_8))
                    .toArray(String[]::new))
            .addString(reason);
    return tx.connection().preparedQuery(ADD).execute(rows).replaceWithVoid();
  }

  /** The consumers that have something due. */
  Uni<Set<String>> consumersWithDue() {
    return pool.query("select distinct consumer from parked where not_before <= now()")
        .execute()
        .map(
            rows -> {
              Set<String> consumers = new HashSet<>();
              rows.forEach(row -> consumers.add(row.getString(0)));
              return consumers;
            });
  }

  Uni<Optional<Parked>> due(Tx tx, String consumer) {
    return tx.connection()
        .preparedQuery(DUE)
        .execute(Tuple.of(consumer))
        .map(
            rows ->
                rows.size() == 0 ? Optional.empty() : Optional.of(parked(rows.iterator().next())));
  }

  Uni<Void> remove(Tx tx, Parked parked) {
    return tx.connection()
        .preparedQuery("delete from parked where seq = $1")
        .execute(Tuple.of(parked.seq()))
        .replaceWithVoid();
  }

  Uni<Void> postpone(StillFailingException failure) {
    int seconds =
        (int) Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(failure.parked.attempts(), 20));
    return pool.preparedQuery(
            """
            update parked set attempts = attempts + 1, reason = $2, not_before = now() + $3 * interval '1 second'
            where seq = $1""")
        .execute(
            Tuple.of(failure.parked.seq(), String.valueOf(failure.getCause()), (double) seconds))
        .replaceWithVoid();
  }

  private static Parked parked(Row row) {
    Received received =
        Received.of(
            new TopicPartition(row.getString(1), row.getInteger(2)),
            row.getLong(3),
            row.getString(4),
            HeadersJson.read(row.getString(5)),
            row.getString(6).getBytes(StandardCharsets.UTF_8));
    // Only decodable records are parked.
    return new Parked(
        row.getLong(0),
        received.key(),
        Objects.requireNonNull(received.envelope()),
        row.getInteger(7));
  }
}

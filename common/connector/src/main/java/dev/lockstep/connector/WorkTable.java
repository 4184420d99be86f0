package dev.lockstep.connector;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.MessageCodec.Encoded;
import dev.lockstep.messaging.HeadersJson;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the connector was asked to do and has not done yet. Parking, waiting for a Retry-After,
 * deferral and priority are all this one table: a row that must wait carries the time and the
 * reason.
 */
@ApplicationScoped
public class WorkTable {

  private static final String ADD =
      """
      insert into work (lane, key, headers, value)
      select $1, k, h, v from unnest($2::text[], $3::text[], $4::text[]) as r (k, h, v)""";

  private static final String CLAIM_HEADS =
      """
      select seq, key, headers, value, attempts from work w
      where lane = $1 and not_before <= now()
        and not exists (select 1 from work p where p.lane = w.lane and p.key = w.key and p.seq < w.seq)
      order by seq for update skip locked limit $2""";

  private static final String CLAIM_ANY =
      """
      select seq, key, headers, value, attempts from work
      where lane = $1 and not_before <= now() order by seq for update skip locked limit $2""";

  /** How a kind of work is done. */
  public enum Lane {
    /** Commands from live events: one at a time per key, in order. */
    LIVE(0, true),
    /** Hints to re-read: in any order, many at once. */
    HINT(1, false);

    private final short number;
    private final boolean ordered;

    Lane(int number, boolean ordered) {
      this.number = (short) number;
      this.ordered = ordered;
    }

    boolean isOrdered() {
      return ordered;
    }

    short number() {
      return number;
    }

    /** As people write it. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A piece of work, locked for the transaction it was claimed in.
   *
   * @param attempts how often it was put back before
   */
  public record Claimed(long seq, String key, Envelope<?> envelope, int attempts) {}

  /** Adds work at the end of its keys. */
  public Uni<Void> add(Tx tx, Lane lane, List<? extends Envelope<?>> envelopes) {
    if (envelopes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Encoded> encoded = envelopes.stream().map(MessageCodec::encode).toList();
    Tuple rows =
        Tuple.of(
            lane.number,
            encoded.stream().map(Encoded::key).toArray(String[]::new),
            encoded.stream().map(e -> HeadersJson.write(e.headers())).toArray(String[]::new),
            encoded.stream()
                .map(e -> new String(e.value(), StandardCharsets.UTF_8))
                .toArray(String[]::new));
    return tx.connection().preparedQuery(ADD).execute(rows).replaceWithVoid();
  }

  /**
   * Locks work that is due and that nobody else has locked; of an ordered lane only the head of
   * each key.
   */
  Uni<List<Claimed>> claim(Tx tx, Lane lane, int limit) {
    return tx.connection()
        .preparedQuery(lane.ordered ? CLAIM_HEADS : CLAIM_ANY)
        .execute(Tuple.of(lane.number, limit))
        .map(
            rows -> {
              List<Claimed> claimed = new ArrayList<>(rows.size());
              rows.forEach(row -> claimed.add(claimed(row)));
              return claimed;
            });
  }

  Uni<Void> remove(Tx tx, List<Claimed> done) {
    return tx.connection()
        .preparedQuery("delete from work where seq = any($1)")
        .execute(Tuple.of(done.stream().map(Claimed::seq).toArray(Long[]::new)))
        .replaceWithVoid();
  }

  Uni<Void> putBack(Tx tx, Claimed claimed, Duration pause, String reason) {
    return tx.connection()
        .preparedQuery(
            """
            update work set attempts = attempts + 1, reason = $2, not_before = now() + $3 * interval '1 millisecond'
            where seq = $1""")
        .execute(Tuple.of(claimed.seq(), reason, (double) pause.toMillis()))
        .replaceWithVoid();
  }

  private static Claimed claimed(Row row) {
    try {
      Map<String, String> headers = HeadersJson.read(row.getString(2));
      byte[] value = row.getString(3).getBytes(StandardCharsets.UTF_8);
      return new Claimed(
          row.getLong(0), row.getString(1), MessageCodec.decode(headers, value), row.getInteger(4));
    } catch (MessageCodec.UndecodableException e) {
      throw new IllegalStateException("work " + row.getLong(0) + " cannot be read back", e);
    }
  }
}

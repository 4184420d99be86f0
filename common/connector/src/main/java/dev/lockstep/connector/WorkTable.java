package dev.lockstep.connector;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.MessageCodec.Encoded;
import dev.lockstep.messaging.HeadersJson;
import dev.lockstep.messaging.Tx;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What the connector was asked to do and has not done yet. Parking, waiting for a Retry-After,
 * deferral and priority are all this one table: a row that must wait carries the time and the
 * reason.
 */
@ApplicationScoped
public class WorkTable {

  private static final Duration LEASE = Duration.ofSeconds(15);

  private static final String BY = "being done by ";

  /** SQL for whether somebody has taken the row {@code p}. */
  static final String TAKEN = "coalesce(p.reason, '') like '" + BY + "%' and p.not_before > now()";

  /** Taken by the one who adds it, unless the key has something before it. */
  private static final String ADD =
      """
      insert into work (lane, key, headers, value, reason, not_before)
      select $1, k, h, v, case when free then $6 end,
             case when free then now() + $7 * interval '1 millisecond' else now() end
      from (select k, h, v, n, mine and not ($8 and exists (select 1 from work p where p.lane = $1 and p.key = k)) as free
            from unnest($2::text[], $3::text[], $4::text[], $5::boolean[]) with ordinality as r (k, h, v, mine, n)) as given
      order by n returning seq, reason is not null""";

  private static final String CLAIM =
      """
      update work set reason = $3, not_before = now() + $4 * interval '1 millisecond'
      where seq in (
        select seq from work w
        where lane = $1 and not_before <= now()
          and not ($5 and exists (select 1 from work p where p.lane = w.lane and p.key = w.key and p.seq < w.seq))
        order by seq for update skip locked limit $2)
      returning seq, key, headers, value, attempts""";

  private static final String PROLONG =
      """
      update work set not_before = now() + $3 * interval '1 millisecond'
      where seq = any($1) and reason = $2""";

  private static final String GIVE_BACK =
      "update work set reason = null, not_before = now() where reason = $1";

  private final Pool pool;
  private final String taken;

  WorkTable(Pool pool, @ConfigProperty(name = "lockstep.replica") String replica) {
    this.pool = pool;
    this.taken = BY + replica;
  }

  /** What a process of this name held when it was killed is due again at once. */
  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
    giveBack(Duration.ofSeconds(30));
  }

  /** What is not finished others need not wait for. */
  void stop(@Observes ShutdownEvent event) {
    giveBack(Duration.ofSeconds(2));
  }

  private void giveBack(Duration patience) {
    pool.preparedQuery(GIVE_BACK).execute(Tuple.of(taken)).await().atMost(patience);
  }

  /** How a kind of work is done. */
  public enum Lane {
    /** Commands from live events: one at a time per key, in order. */
    LIVE(0, true),
    /** Hints to re-read: in any order, many at once. */
    HINT(1, false),
    /** What takes long and may wait for all others: harvests. */
    BULK(2, true);

    private final short number;
    private final boolean ordered;

    Lane(int number, boolean ordered) {
      this.number = (short) number;
      this.ordered = ordered;
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
   * A piece of work that was taken: nobody else takes it for a while, which is prolonged until it
   * is finished or put back.
   *
   * @param attempts how often it was put back before
   */
  public record Claimed(long seq, String key, Envelope<?> envelope, int attempts) {

    /** The same work with its message within a step of its trace. */
    Claimed within(Envelope<?> step) {
      return new Claimed(seq, key, step, attempts);
    }
  }

  /**
   * Adds work at the end of its keys.
   *
   * @param take whether to take it at once
   * @return what was taken: with an ordered lane what has nothing before it in its key
   */
  Uni<List<Claimed>> add(Tx tx, Lane lane, List<? extends Envelope<?>> envelopes, boolean take) {
    if (envelopes.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    List<Encoded> encoded = envelopes.stream().map(MessageCodec::encode).toList();
    Set<String> before = new HashSet<>();
    Tuple rows =
        Tuple.tuple()
            .addShort(lane.number)
            .addValue(encoded.stream().map(Encoded::key).toArray(String[]::new))
            .addValue(
                encoded.stream().map(e -> HeadersJson.write(e.headers())).toArray(String[]::new))
            .addValue(
                encoded.stream()
                    .map(e -> new String(e.value(), StandardCharsets.UTF_8))
                    .toArray(String[]::new))
            .addValue(
                encoded.stream()
                    .map(e -> take && (before.add(e.key()) || !lane.ordered))
                    .toArray(Boolean[]::new))
            .addString(taken)
            .addDouble((double) LEASE.toMillis())
            .addBoolean(lane.ordered);
    return tx.connection()
        .preparedQuery(ADD)
        .execute(rows)
        .map(
            added -> {
              List<Claimed> claimed = new ArrayList<>(envelopes.size());
              int i = 0;
              for (Row row : added) {
                if (row.getBoolean(1)) {
                  claimed.add(
                      new Claimed(row.getLong(0), encoded.get(i).key(), envelopes.get(i), 0));
                }
                i++;
              }
              return claimed;
            });
  }

  /** Takes work that is due; of an ordered lane only the head of each key. */
  Uni<List<Claimed>> claim(Lane lane, int limit) {
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(lane.number, limit, taken, (double) LEASE.toMillis(), lane.ordered))
        .map(
            rows -> {
              List<Claimed> claimed = new ArrayList<>(rows.size());
              rows.forEach(row -> claimed.add(claimed(row)));
              claimed.sort(Comparator.comparingLong(Claimed::seq));
              return claimed;
            });
  }

  /** Whether something is due that nobody has taken, be it that something comes before it. */
  Uni<Boolean> anyDue(Lane lane) {
    return pool.preparedQuery(
            "select exists (select 1 from work where lane = $1 and not_before <= now())")
        .execute(Tuple.of(lane.number))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  /** Holds on to what was taken and is not finished. */
  Uni<Void> prolong(Collection<Long> seqs) {
    return pool.preparedQuery(PROLONG)
        .execute(Tuple.of(seqs.toArray(Long[]::new), taken, (double) LEASE.toMillis()))
        .replaceWithVoid();
  }

  /** Locks what is still there of these. */
  Uni<Set<Long>> present(Tx tx, Collection<Long> seqs) {
    return tx.connection()
        .preparedQuery("select seq from work where seq = any($1) order by seq for update")
        .execute(Tuple.of(seqs.toArray(Long[]::new)))
        .map(
            rows -> {
              Set<Long> present = new HashSet<>();
              rows.forEach(row -> present.add(row.getLong(0)));
              return present;
            });
  }

  /** Answers how many were there. */
  Uni<Integer> remove(Tx tx, List<Claimed> done) {
    return done.isEmpty()
        ? Uni.createFrom().item(0)
        : tx.connection()
            .preparedQuery("delete from work where seq = any($1)")
            .execute(Tuple.of(done.stream().map(Claimed::seq).toArray(Long[]::new)))
            .map(RowSet::rowCount);
  }

  /** Answers how many were there: one or none. */
  Uni<Integer> putBack(Tx tx, Claimed claimed, Duration pause, String reason) {
    return tx.connection()
        .preparedQuery(
            """
            update work set attempts = attempts + 1, reason = $2, not_before = now() + $3 * interval '1 millisecond'
            where seq = $1""")
        .execute(Tuple.of(claimed.seq(), reason, (double) pause.toMillis()))
        .map(RowSet::rowCount);
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

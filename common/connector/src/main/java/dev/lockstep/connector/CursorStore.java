package dev.lockstep.connector;

import dev.lockstep.messaging.Leases;
import dev.lockstep.messaging.Leases.Lease;
import dev.lockstep.messaging.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where each collector goes on; saved last, and only under the lease that the traversal ran under.
 */
@ApplicationScoped
public class CursorStore {

  private static final String SAVE =
      """
      with complete as (delete from traversal where scope = $1)
      insert into cursor (scope, value) values ($1, $2)
      on conflict (scope) do update set value = excluded.value, saved_at = now()""";

  private static final String START =
      """
      select c.value, t.began_at, t.next
      from (select $1::text as scope) as s
           left join cursor c on c.scope = s.scope left join traversal t on t.scope = s.scope""";

  /** The beginning stays that of the first attempt. */
  private static final String PROCEED =
      """
      insert into traversal (scope, began_at, next) values ($1, $2, $3)
      on conflict (scope) do update set next = excluded.next, saved_at = now()""";

  private final Pool pool;
  private final Transactions transactions;
  private final Leases leases;

  CursorStore(Pool pool, Transactions transactions, Leases leases) {
    this.pool = pool;
    this.transactions = transactions;
    this.leases = leases;
  }

  /** The saved cursor; empty before the first complete traversal. */
  public Uni<Optional<String>> load(String scope) {
    return pool.preparedQuery("select value from cursor where scope = $1")
        .execute(Tuple.of(scope))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(rows.iterator().next().getString(0)));
  }

  /**
   * Where a traversal begins.
   *
   * @param cursor saved by the last complete one, empty before the first
   * @param attempt one that was not complete, if there is one
   */
  record Start(Optional<String> cursor, Optional<Attempt> attempt) {}

  /**
   * A traversal that is not complete.
   *
   * @param beganAt when it began
   * @param next where it goes on; empty when it did not come beyond its first page
   */
  record Attempt(Instant beganAt, Optional<String> next) {}

  Uni<Start> start(String scope) {
    return pool.preparedQuery(START)
        .execute(Tuple.of(scope))
        .map(
            rows -> {
              Row row = rows.iterator().next();
              OffsetDateTime beganAt = row.getOffsetDateTime(1);
              return new Start(
                  Optional.ofNullable(row.getString(0)),
                  beganAt == null
                      ? Optional.empty()
                      : Optional.of(
                          new Attempt(beganAt.toInstant(), Optional.ofNullable(row.getString(2)))));
            });
  }

  /** Saves how far a traversal came; fails as {@link #save} does. */
  Uni<Void> proceed(String scope, Instant beganAt, @Nullable String next, Lease lease) {
    return guarded(
        lease, PROCEED, Tuple.of(scope, OffsetDateTime.ofInstant(beganAt, ZoneOffset.UTC), next));
  }

  /**
   * Saves the cursor of a complete traversal; fails with {@link Leases.LeaseLostException} when the
   * lease changed hands.
   */
  public Uni<Void> save(String scope, String value, Lease lease) {
    return guarded(lease, SAVE, Tuple.of(scope, value));
  }

  private Uni<Void> guarded(Lease lease, String statement, Tuple values) {
    return transactions.run(
        tx ->
            leases
                .guard(tx, lease)
                .chain(() -> tx.connection().preparedQuery(statement).execute(values))
                .replaceWithVoid());
  }

  /** Forgets the cursor: the next traversal is a first one, from its beginning. */
  public Uni<Void> forget(String scope) {
    return pool.preparedQuery(
            "with attempt as (delete from traversal where scope = $1) delete from cursor where scope = $1")
        .execute(Tuple.of(scope))
        .replaceWithVoid();
  }
}

package dev.lockstep.connector;

import dev.lockstep.messaging.Leases;
import dev.lockstep.messaging.Leases.Lease;
import dev.lockstep.messaging.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Where each collector goes on; saved last, and only under the lease that the traversal ran under.
 */
@ApplicationScoped
public class CursorStore {

  private static final String SAVE =
      """
      insert into cursor (scope, value) values ($1, $2)
      on conflict (scope) do update set value = excluded.value, saved_at = now()""";

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
   * Saves the cursor; fails with {@link Leases.LeaseLostException} when the lease changed hands.
   */
  public Uni<Void> save(String scope, String value, Lease lease) {
    return transactions.run(
        tx ->
            leases
                .guard(tx, lease)
                .chain(() -> tx.connection().preparedQuery(SAVE).execute(Tuple.of(scope, value)))
                .replaceWithVoid());
  }

  /** Forgets the cursor: the next traversal is a first one. */
  public Uni<Void> forget(String scope) {
    return pool.preparedQuery("delete from cursor where scope = $1")
        .execute(Tuple.of(scope))
        .replaceWithVoid();
  }
}

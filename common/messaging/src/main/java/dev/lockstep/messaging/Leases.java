package dev.lockstep.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What must happen once at a time (a poll, an outbox shard, a nightly run) is done by the replica
 * that holds its lease.
 *
 * <p>A lease is held until its time runs out by the database's clock; a replica that comes back
 * under its own name gets its leases back at once, since it cannot be running twice.
 */
@ApplicationScoped
public class Leases {

  private static final String CLAIM =
      """
      insert into lease (scope, owner, until, fence) values ($1, $2, now() + $3 * interval '1 millisecond', 1)
      on conflict (scope) do update
        set owner = excluded.owner, until = excluded.until,
            fence = lease.fence + case when lease.owner = excluded.owner then 0 else 1 end
        where lease.owner = excluded.owner or lease.until < now()
      returning fence""";

  private final Pool pool;
  private final String replica;

  Leases(Pool pool, @ConfigProperty(name = "lockstep.replica") String replica) {
    this.pool = pool;
    this.replica = replica;
  }

  /**
   * A lease that is held.
   *
   * @param scope what may be done
   * @param fence grows whenever the lease changes hands; writes under the lease name it
   */
  public record Lease(String scope, long fence) {}

  /** The lease was lost to another replica, so the work under it must not be stored. */
  public static final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LeaseLostException(Lease lease) {
      super("lease " + lease.scope() + " with fence " + lease.fence() + " was lost");
    }
  }

  /** Takes or prolongs the lease; empty while another replica holds it. */
  public Uni<Optional<Lease>> claim(String scope, Duration ttl) {
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(scope, replica, (double) ttl.toMillis()))
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(new Lease(scope, rows.iterator().next().getLong(0))));
  }

  /** Fails the transaction with {@link LeaseLostException} unless the lease is still ours. */
  public Uni<Void> guard(Tx tx, Lease lease) {
    return tx.connection()
        .preparedQuery(
            "select 1 from lease where scope = $1 and owner = $2 and fence = $3 for share")
        .execute(Tuple.of(lease.scope(), replica, lease.fence()))
        .invoke(
            rows -> {
              if (rows.size() == 0) {
                throw new LeaseLostException(lease);
              }
            })
        .replaceWithVoid();
  }

  /** Gives up everything this replica holds, so that others need not wait; for a graceful stop. */
  public Uni<Void> releaseAll() {
    return pool.preparedQuery(
            "update lease set until = now() - interval '1 second' where owner = $1")
        .execute(Tuple.of(replica))
        .replaceWithVoid();
  }
}

package dev.lockstep.messaging;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What must happen once at a time (a poll, an outbox shard, a nightly run) is done by the replica
 * that holds its lease.
 *
 * <p>A lease is held until its time runs out by the database's clock; a replica that comes back
 * under its own name gets its leases back at once, since it cannot be running twice.
 *
 * <p>Every replica also holds a lease on itself: so each knows how many there are.
 */
@ApplicationScoped
public class Leases {

  private static final String CLAIM =
      """
      insert into lease (scope, owner, until, fence)
      select scope, $2, now() + $3 * interval '1 millisecond', 1 from unnest($1::text[]) as w (scope) order by scope
      on conflict (scope) do update
        set owner = excluded.owner, until = excluded.until,
            fence = lease.fence + case when lease.owner = excluded.owner then 0 else 1 end
        where lease.owner = excluded.owner or lease.until < now()
      returning scope, fence""";

  /**
   * What is held is prolonged every three seconds: another replica has it this long after a death.
   */
  private static final Duration HELD = Duration.ofSeconds(10);

  private static final String PROLONG =
      """
      with me as (
             insert into lease (scope, owner, until, fence)
             values ('replica/' || $1, $1, now() + $2 * interval '1 millisecond', 1)
             on conflict (scope) do update set until = excluded.until),
           held as (
             -- In the order of claims: whoever takes several rows must not wait for who waits for it.
             update lease set until = now() + $2 * interval '1 millisecond'
             from (select scope as mine from lease where owner = $1 and scope = any($3)
                   order by scope for update) as ordered
             where scope = mine)
      select count(*) from lease where scope like 'replica/%' and owner <> $1 and until >= now()""";

  private final Pool pool;
  private final String replica;
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private volatile int replicas = 1;
  private volatile boolean stopped;

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
    return rows(List.of(scope), ttl)
        .map(
            rows ->
                rows.size() == 0
                    ? Optional.empty()
                    : Optional.of(new Lease(scope, rows.iterator().next().getLong(1))));
  }

  private Uni<RowSet<Row>> rows(List<String> scopes, Duration ttl) {
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(scopes.toArray(String[]::new), replica, (double) ttl.toMillis()));
  }

  /**
   * Takes the lease and keeps it as long as this process lives; empty while another replica holds
   * it, so ask again every few seconds.
   */
  public Uni<Optional<Lease>> hold(String scope) {
    return claim(scope, HELD)
        .invoke(
            lease -> {
              if (lease.isPresent()) {
                held.add(scope);
              } else {
                held.remove(scope);
              }
            });
  }

  /** Gives up what {@link #hold(String)} took, so that others need not wait. */
  public Uni<Void> giveUp(String scope) {
    held.remove(scope);
    return pool.preparedQuery(
            "update lease set until = now() - interval '1 second' where scope = $1 and owner = $2")
        .execute(Tuple.of(scope, replica))
        .replaceWithVoid();
  }

  /** As {@link #hold(String)} for several; answers those that are held. */
  Uni<List<String>> hold(List<String> scopes) {
    return rows(scopes, HELD)
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getString(0))
                    .toList())
        .invoke(
            ours -> {
              held.addAll(ours);
              scopes.stream().filter(scope -> !ours.contains(scope)).forEach(held::remove);
            });
  }

  /** How many replicas of this service live, this one included. */
  public int replicas() {
    return replicas;
  }

  @Scheduled(every = "3s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> prolong() {
    if (stopped) {
      return Uni.createFrom().voidItem();
    }
    return pool.preparedQuery(PROLONG)
        .execute(Tuple.of(replica, (double) HELD.toMillis(), held.toArray(String[]::new)))
        .invoke(rows -> note(1 + rows.iterator().next().getInteger(0)))
        .onFailure()
        .invoke(e -> Log.warnf("leases not prolonged cause=%s", e))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private void note(int living) {
    if (living != replicas) {
      Log.infof("replicas live count=%d", living);
      replicas = living;
    }
  }

  /** What is held is given up, so that others need not wait. */
  void stop(@Observes ShutdownEvent event) {
    stopped = true;
    releaseAll().await().atMost(Duration.ofSeconds(2));
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

  private Uni<Void> releaseAll() {
    return pool.preparedQuery(
            "update lease set until = now() - interval '1 second' where owner = $1")
        .execute(Tuple.of(replica))
        .replaceWithVoid();
  }
}

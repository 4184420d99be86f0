package dev.lockstep.jira;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;

/** Another replica of this service, as far as a lease shows it. */
public final class Replica {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String NAME = "another";

  private final Pool pool;
  private final String lease;

  /**
   * @param lease the one it wants
   */
  public Replica(Pool pool, String lease) {
    this.pool = pool;
    this.lease = lease;
  }

  /** It holds the lease now. */
  public void holds() {
    if (!canHold()) {
      throw new AssertionError(lease + " is held by somebody else");
    }
  }

  /** Takes the lease if nobody has it. */
  public boolean canHold() {
    return pool.preparedQuery(
                """
                insert into lease (scope, owner, until, fence) values ($1, $2, now() + interval '1 hour', 1)
                on conflict (scope) do update set owner = excluded.owner, until = excluded.until, fence = lease.fence + 1
                where lease.owner = excluded.owner or lease.until < now()""")
            .execute(Tuple.of(lease, NAME))
            .await()
            .atMost(PATIENCE)
            .rowCount()
        == 1;
  }

  /** It gives the lease up. */
  public void ends() {
    pool.preparedQuery("delete from lease where scope = $1 and owner = $2")
        .execute(Tuple.of(lease, NAME))
        .await()
        .atMost(PATIENCE);
  }
}

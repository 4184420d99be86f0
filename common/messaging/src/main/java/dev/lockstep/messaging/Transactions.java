package dev.lockstep.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;

/** Opens transactions of the reactive PostgreSQL client. */
@ApplicationScoped
public class Transactions {

  private final Pool pool;

  Transactions(Pool pool) {
    this.pool = pool;
  }

  /** Runs the work in one transaction: commit when it completes, roll back when it fails. */
  public <T> Uni<T> run(Function<Tx, Uni<T>> work) {
    return pool.withTransaction(connection -> work.apply(new Tx(connection)));
  }
}

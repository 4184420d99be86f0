package dev.lockstep.messaging;

import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;

/**
 * An open database transaction, handed through the application ring to the store packages, which
 * alone use the connection. It commits when the work that was given it completes and rolls back
 * when that fails.
 */
public final class Tx {

  private final SqlConnection connection;
  private final List<Runnable> afterCommit = new ArrayList<>(2);

  Tx(SqlConnection connection) {
    this.connection = connection;
  }

  /** What its statements run on. */
  public SqlConnection connection() {
    return connection;
  }

  /** Has something done once it is committed, and never when it is rolled back. Must not fail. */
  public void afterCommit(Runnable action) {
    afterCommit.add(action);
  }

  void committed() {
    afterCommit.forEach(Runnable::run);
  }
}

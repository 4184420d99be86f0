package dev.lockstep.messaging;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
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
    return pool.getConnection().chain(connection -> run(connection, work));
  }

  private static <T> Uni<T> run(SqlConnection connection, Function<Tx, Uni<T>> work) {
    Tx tx = new Tx(connection);
    // Nobody waits for its answer: it shares the round trip of the first statement.
    CompletableFuture<Transaction> begun = connection.begin().subscribeAsCompletionStage();
    Uni<Transaction> transaction = Uni.createFrom().completionStage(begun);
    Uni<Void> undone = transaction.chain(Transaction::rollback).onFailure().recoverWithNull();
    return Uni.createFrom()
        .deferred(() -> work.apply(tx))
        .onItem()
        .call(() -> transaction.chain(Transaction::commit))
        .onFailure()
        .call(() -> undone)
        .onCancellation()
        .call(() -> undone)
        .onTermination()
        .call(connection::close)
        .invoke(tx::committed);
  }
}

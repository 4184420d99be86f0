package dev.lockstep.sync.schedule;

import dev.lockstep.messaging.Outbox;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.sync.app.DecideStatus;
import dev.lockstep.sync.app.ForgetHistory;
import dev.lockstep.sync.app.Reconcile;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What becomes decidable or due without an event of its own. */
@ApplicationScoped
class Ticks {

  private final Transactions transactions;
  private final DecideStatus rules;
  private final Outbox outbox;
  private final Reconcile reconcile;
  private final ForgetHistory forgetHistory;

  Ticks(
      Transactions transactions,
      DecideStatus rules,
      Outbox outbox,
      Reconcile reconcile,
      ForgetHistory forgetHistory) {
    this.reconcile = reconcile;
    this.forgetHistory = forgetHistory;
    this.transactions = transactions;
    this.rules = rules;
    this.outbox = outbox;
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> reconsider() {
    return transactions
        .run(rules::reconsider)
        .invoke(
            any -> {
              if (any) {
                outbox.wake();
              }
            })
        .replaceWithVoid();
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> reconcile() {
    return reconcile.tick();
  }

  @Scheduled(
      every = "1h",
      delayed = "5m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> forget() {
    return forgetHistory.forget();
  }
}

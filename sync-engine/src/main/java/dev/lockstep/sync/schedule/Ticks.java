package dev.lockstep.sync.schedule;

import dev.lockstep.messaging.Outbox;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.sync.app.DecideStatus;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Decides within a second on what became decidable without an event of its own. */
@ApplicationScoped
class Ticks {

  private final Transactions transactions;
  private final DecideStatus rules;
  private final Outbox outbox;

  Ticks(Transactions transactions, DecideStatus rules, Outbox outbox) {
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
}

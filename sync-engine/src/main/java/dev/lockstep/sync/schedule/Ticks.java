package dev.lockstep.sync.schedule;

import dev.lockstep.sync.app.DecideStatus;
import dev.lockstep.sync.app.ForgetHistory;
import dev.lockstep.sync.app.Reconcile;
import dev.lockstep.sync.app.ReloadRules;
import dev.lockstep.sync.app.RepeatEffects;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What becomes decidable or due without an event of its own. */
@ApplicationScoped
class Ticks {

  private final DecideStatus decideStatus;
  private final Reconcile reconcile;
  private final ReloadRules reloadRules;
  private final RepeatEffects repeatEffects;
  private final ForgetHistory forgetHistory;

  Ticks(
      DecideStatus decideStatus,
      Reconcile reconcile,
      ReloadRules reloadRules,
      RepeatEffects repeatEffects,
      ForgetHistory forgetHistory) {
    this.decideStatus = decideStatus;
    this.reconcile = reconcile;
    this.reloadRules = reloadRules;
    this.repeatEffects = repeatEffects;
    this.forgetHistory = forgetHistory;
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> reconsider() {
    return decideStatus.reconsider();
  }

  @Scheduled(
      every = "1s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> reconcile() {
    return reconcile.tick();
  }

  @Scheduled(
      every = "2s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> lookForChangedRules() {
    return reloadRules.look();
  }

  @Scheduled(
      every = "1m",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> repeatEffects() {
    return repeatEffects.repeat();
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

package dev.lockstep.notify.schedule;

import dev.lockstep.notify.app.Dispatcher;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What happens by the clock. */
@ApplicationScoped
class Ticks {

  private final Dispatcher dispatcher;

  Ticks(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /** Ends pauses, and stands in for a wake that a crash swallowed. */
  @Scheduled(every = "1s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void look() {
    dispatcher.wake();
  }

  @Scheduled(every = "5s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> measure() {
    return dispatcher
        .measure()
        .onFailure()
        .invoke(e -> Log.warnf("backlog not measured cause=%s", e))
        .onFailure()
        .recoverWithNull();
  }

  @Scheduled(
      every = "24h",
      delayed = "10m",
      skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  Uni<Void> forget() {
    return dispatcher
        .forget()
        .invoke(count -> Log.infof("old messages forgotten count=%d", count))
        .replaceWithVoid();
  }
}

package dev.lockstep.jira.schedule;

import dev.lockstep.jira.collect.ReadHints;
import dev.lockstep.jira.collect.Rounds;
import dev.lockstep.jira.command.CarryOut;
import dev.lockstep.jira.harvest.RunHarvests;
import dev.lockstep.jira.hookcare.KeepHooks;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Once a second: what is due. */
@ApplicationScoped
class Ticks {

  private final Rounds rounds;
  private final ReadHints readHints;
  private final CarryOut carryOut;
  private final KeepHooks keepHooks;
  private final RunHarvests runHarvests;

  Ticks(
      Rounds rounds,
      ReadHints readHints,
      CarryOut carryOut,
      KeepHooks keepHooks,
      RunHarvests runHarvests) {
    this.runHarvests = runHarvests;
    this.rounds = rounds;
    this.readHints = readHints;
    this.carryOut = carryOut;
    this.keepHooks = keepHooks;
  }

  @Scheduled(every = "1s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void tick() {
    rounds.begin();
    keepHooks.begin();
    // Work whose time has come, and whatever a lost wake left behind.
    readHints.wake();
    carryOut.wake();
    runHarvests.wake();
  }
}

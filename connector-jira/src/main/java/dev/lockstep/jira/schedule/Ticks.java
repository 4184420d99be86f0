package dev.lockstep.jira.schedule;

import dev.lockstep.jira.collect.HintQueue;
import dev.lockstep.jira.collect.Rounds;
import dev.lockstep.jira.command.CommandQueue;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Once a second: what is due. */
@ApplicationScoped
class Ticks {

  private final Rounds rounds;
  private final HintQueue hints;
  private final CommandQueue commands;

  Ticks(Rounds rounds, HintQueue hints, CommandQueue commands) {
    this.rounds = rounds;
    this.hints = hints;
    this.commands = commands;
  }

  @Scheduled(every = "1s", skipExecutionIf = Scheduled.ApplicationNotRunning.class)
  void tick() {
    rounds.begin();
    // Work whose time has come, and whatever a lost wake left behind.
    hints.wake();
    commands.wake();
  }
}

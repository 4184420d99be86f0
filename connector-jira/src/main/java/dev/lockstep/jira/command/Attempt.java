package dev.lockstep.jira.command;

import dev.lockstep.contract.Outcome;
import java.time.Duration;

/** What one attempt at a command came to. */
sealed interface Attempt {

  /** It is settled. */
  record Ended(Outcome outcome) implements Attempt {}

  /**
   * It cannot be settled now.
   *
   * @param pause how long to wait at least
   * @param reason why, for people
   * @param calls calls spent in this attempt
   */
  record Waits(Duration pause, String reason, int calls) implements Attempt {}
}

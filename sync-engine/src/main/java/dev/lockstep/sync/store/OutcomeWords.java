package dev.lockstep.sync.store;

import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandDeferred;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandSuperseded;
import dev.lockstep.contract.Outcome;
import java.util.function.Function;

/** What became of a command, for people. */
final class OutcomeWords {

  private OutcomeWords() {}

  static String of(
      Outcome outcome,
      Function<CommandApplied, String> applied,
      Function<CommandSuperseded, String> superseded) {
    if (outcome instanceof CommandApplied done) {
      return applied.apply(done);
    }
    if (outcome instanceof CommandSuperseded left) {
      return "left alone: meanwhile " + superseded.apply(left);
    }
    if (outcome instanceof CommandRejected rejected) {
      return "not possible (" + rejected.reason() + "): " + rejected.detail();
    }
    CommandDeferred deferred = (CommandDeferred) outcome;
    return "waits until " + deferred.until() + ": " + deferred.reason();
  }
}

package dev.lockstep.sync.app;

import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Memory of decisions and of the commands that carry them out. */
public interface Decisions {

  /**
   * A decision with what became of it.
   *
   * @param outcome one sentence, absent while the command is on its way or where there is none
   */
  record Kept(String id, DecisionMade decision, @Nullable String outcome) {}

  /** Stores decisions and remembers the commands as on their way. */
  Uni<Void> keep(
      Tx tx,
      Collection<Envelope<DecisionMade>> decisions,
      Collection<Envelope<TransitionWorkItem>> commands);

  /** Stores what became of commands; a status that was reached is the item's status from now on. */
  Uni<Void> close(Tx tx, Collection<Outcome> outcomes);

  /**
   * The newest decisions about the item with this key, newest first; empty when no item ever had
   * it.
   */
  Uni<Optional<List<Kept>>> about(String key, int limit);
}

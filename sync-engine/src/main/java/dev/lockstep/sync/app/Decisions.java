package dev.lockstep.sync.app;

import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.TransitionFailed;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
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
   * @param moved from where to where its command moved the item; absent where it did not
   * @param effects what was done besides the move
   * @param undoneBy the decision that took it back; absent where none did
   */
  record Kept(
      String id,
      DecisionMade decision,
      @Nullable String outcome,
      @Nullable Moved moved,
      List<Effects.Kept> effects,
      @Nullable String undoneBy) {}

  /** A move that was made. */
  record Moved(String from, String to) {}

  /** Stores decisions and remembers the commands as on their way. */
  Uni<Void> keep(
      Tx tx,
      Collection<Envelope<DecisionMade>> decisions,
      Collection<Envelope<TransitionWorkItem>> commands);

  /**
   * Stores what became of commands; a status that was reached is the item's status from now on, and
   * what was refused is owed. Answers the refusals that nobody was told of yet.
   */
  Uni<List<TransitionFailed>> close(Tx tx, Collection<Outcome> outcomes, Instant now);

  /**
   * The newest decisions about the item with this key, newest first; empty when no item ever had
   * it.
   */
  Uni<Optional<List<Kept>>> about(String key, int limit);

  /** The decision of that id, if there is one. */
  Uni<Optional<Kept>> find(Tx tx, String id);

  /** The newest decision about that item that moved it or tries to, if there is one. */
  Uni<Optional<Kept>> lastMove(Tx tx, String item);

  /** The first was taken back by the second. */
  Uni<Void> undone(Tx tx, String id, String by);
}

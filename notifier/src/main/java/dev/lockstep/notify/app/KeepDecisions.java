package dev.lockstep.notify.app;

import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.Envelope;
import dev.lockstep.messaging.Tx;
import dev.lockstep.notify.route.Decision;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Keeps why items are moved, for the moment when the move is told. */
@ApplicationScoped
public class KeepDecisions {

  private final DecisionStore decisions;

  KeepDecisions(DecisionStore decisions) {
    this.decisions = decisions;
  }

  /** Reads a batch inside the transaction that also advances the offsets. */
  public Uni<Void> handle(Tx tx, List<Envelope<?>> batch) {
    return decisions.keep(
        tx,
        Events.of(batch, DecisionMade.class).stream()
            .map(Decision::of)
            .flatMap(Optional::stream)
            .toList());
  }
}

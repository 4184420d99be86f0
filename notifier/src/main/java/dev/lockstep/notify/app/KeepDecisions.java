package dev.lockstep.notify.app;

import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.Envelope;
import dev.lockstep.messaging.Tx;
import dev.lockstep.notify.route.Audience;
import dev.lockstep.notify.route.Decision;
import dev.lockstep.notify.route.Notice;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps why items are moved, for the moment when the move is told, and notes who is to be told what
 * else the engine says.
 */
@ApplicationScoped
public class KeepDecisions {

  private final DecisionStore decisions;
  private final DeliveryStore deliveries;
  private final Audience audience;
  private final Clock clock;

  KeepDecisions(DecisionStore decisions, DeliveryStore deliveries, Audience audience, Clock clock) {
    this.decisions = decisions;
    this.deliveries = deliveries;
    this.audience = audience;
    this.clock = clock;
  }

  /** Reads a batch inside the transaction that also advances the offsets. */
  public Uni<Void> handle(Tx tx, List<Envelope<?>> batch) {
    Instant now = clock.instant();
    return decisions
        .keep(
            tx,
            Events.of(batch, DecisionMade.class).stream()
                .map(Decision::of)
                .flatMap(Optional::stream)
                .toList())
        .chain(
            () ->
                deliveries.postNotices(
                    tx,
                    batch.stream()
                        .map(event -> Notice.of(event, audience, now))
                        .flatMap(Optional::stream)
                        .toList(),
                    now));
  }
}

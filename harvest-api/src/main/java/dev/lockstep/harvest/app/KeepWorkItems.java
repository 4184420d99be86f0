package dev.lockstep.harvest.app;

import dev.lockstep.contract.Envelope;
import dev.lockstep.harvest.projection.Projection;
import dev.lockstep.messaging.Tx;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Keeps the newest state of every work item that the topics tell of. */
@ApplicationScoped
public class KeepWorkItems {

  private final WorkItemStore store;
  private final Clock clock;
  private final Counter stored;
  private final Counter unchanged;

  KeepWorkItems(WorkItemStore store, Clock clock, MeterRegistry metrics) {
    this.store = store;
    this.clock = clock;
    this.stored = metrics.counter("lockstep.harvest.items", "result", "stored");
    this.unchanged = metrics.counter("lockstep.harvest.items", "result", "unchanged");
  }

  /** Stores a batch in the transaction that moves past it. */
  public Uni<Void> handle(Tx tx, List<Envelope<?>> batch) {
    Projection projection = Projection.of(batch);
    if (projection.items().isEmpty() && projection.gone().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return store
        .keep(tx, projection, clock.instant())
        .invoke(
            count -> {
              stored.increment(count);
              unchanged.increment(projection.told() - count);
            })
        .replaceWithVoid();
  }
}

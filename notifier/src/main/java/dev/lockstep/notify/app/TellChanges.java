package dev.lockstep.notify.app;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.messaging.Tx;
import dev.lockstep.notify.route.Audience;
import dev.lockstep.notify.route.Reading;
import dev.lockstep.notify.route.StatusChange;
import dev.lockstep.notify.route.Verdict.Tell;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps what each item looks like and notes who is to be told when its status changed. */
@ApplicationScoped
public class TellChanges {

  private final SnapshotStore snapshots;
  private final DeliveryStore deliveries;
  private final Audience audience;
  private final Clock clock;

  TellChanges(SnapshotStore snapshots, DeliveryStore deliveries, Audience audience, Clock clock) {
    this.snapshots = snapshots;
    this.deliveries = deliveries;
    this.audience = audience;
    this.clock = clock;
  }

  /** Reads a batch inside the transaction that also advances the offsets. */
  public Uni<Void> handle(Tx tx, List<Envelope<?>> batch) {
    List<Envelope<WorkItemChanged>> events = Events.of(batch, WorkItemChanged.class);
    Set<WorkItemRef> items =
        events.stream().map(event -> event.data().item().ref()).collect(Collectors.toSet());
    Instant now = clock.instant();
    return snapshots
        .lock(tx, items)
        .map(stored -> Reading.of(stored, events, audience, now))
        .chain(
            reading ->
                snapshots
                    .keep(tx, reading.snapshots())
                    .chain(() -> deliveries.post(tx, reading.tells(), now))
                    .invoke(() -> reading.tells().forEach(TellChanges::log)));
  }

  private static void log(Tell tell) {
    StatusChange change = tell.change();
    Log.infof(
        "status change noted key=%s item=%s from='%s' to='%s' recipients=%d correlationId=%s",
        change.key(),
        change.item(),
        change.from(),
        change.to(),
        tell.recipients().size(),
        change.correlationId());
  }
}

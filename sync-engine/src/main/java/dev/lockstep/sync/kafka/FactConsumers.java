package dev.lockstep.sync.kafka;

import dev.lockstep.messaging.Consumption;
import dev.lockstep.messaging.Consumptions;
import dev.lockstep.messaging.Outbox;
import dev.lockstep.sync.app.DecideStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Live messages and backfill on channels of their own, so that a long first import does not hold up
 * live changes.
 */
@ApplicationScoped
class FactConsumers {

  private final Consumption live;
  private final Consumption items;
  private final Consumption bulk;

  FactConsumers(Consumptions consumptions, DecideStatus rules, Outbox outbox) {
    this.live = consumptions.of("sync-engine.live", rules::handle, outbox::wake);
    this.items = consumptions.of("sync-engine.items", rules::handle, outbox::wake);
    this.bulk = consumptions.of("sync-engine.bulk", rules::handle, outbox::wake);
  }

  @Incoming("live")
  Uni<Void> live(ConsumerRecords<String, byte[]> records) {
    return live.accept(records);
  }

  @Incoming("items")
  Uni<Void> items(ConsumerRecords<String, byte[]> records) {
    return items.accept(records);
  }

  @Incoming("bulk")
  Uni<Void> bulk(ConsumerRecords<String, byte[]> records) {
    return bulk.accept(records);
  }
}

package dev.lockstep.harvest.kafka;

import dev.lockstep.harvest.app.KeepWorkItems;
import dev.lockstep.messaging.Consumption;
import dev.lockstep.messaging.Consumptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes work items, live and backfill alike, in batches. */
@ApplicationScoped
class WorkItemConsumer {

  private final Consumption consumption;

  WorkItemConsumer(Consumptions consumptions, KeepWorkItems keepWorkItems) {
    consumption = consumptions.of("harvest-api.work-items", keepWorkItems::handle);
  }

  @Incoming("work-items")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return consumption.accept(records);
  }
}

package dev.lockstep.notify.kafka;

import dev.lockstep.messaging.Consumption;
import dev.lockstep.messaging.Consumptions;
import dev.lockstep.notify.app.Dispatcher;
import dev.lockstep.notify.app.TellChanges;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads work items, live and backfill. */
@ApplicationScoped
class WorkItemConsumer {

  private final Consumption consumption;

  WorkItemConsumer(Consumptions consumptions, TellChanges tellChanges, Dispatcher dispatcher) {
    consumption = consumptions.of("notifier.work-items", tellChanges::handle, dispatcher::wake);
  }

  @Incoming("work-items")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return consumption.accept(records);
  }
}

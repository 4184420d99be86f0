package dev.lockstep.notify.kafka;

import dev.lockstep.messaging.Consumption;
import dev.lockstep.messaging.Consumptions;
import dev.lockstep.notify.app.Dispatcher;
import dev.lockstep.notify.app.KeepDecisions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the engine's decisions. */
@ApplicationScoped
class DecisionConsumer {

  private final Consumption consumption;

  DecisionConsumer(Consumptions consumptions, KeepDecisions keepDecisions, Dispatcher dispatcher) {
    consumption = consumptions.of("notifier.decisions", keepDecisions::handle, dispatcher::wake);
  }

  @Incoming("decisions")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return consumption.accept(records);
  }
}

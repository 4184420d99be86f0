package dev.lockstep.scm.kafka;

import dev.lockstep.messaging.Consumption;
import dev.lockstep.messaging.Consumptions;
import dev.lockstep.scm.collect.ReadHints;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class HintConsumer {

  private final Consumption consumption;

  HintConsumer(Consumptions consumptions, ReadHints work) {
    consumption = consumptions.of("connector-scm.hints", work::handle);
  }

  @Incoming("hints")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return consumption.accept(records);
  }
}

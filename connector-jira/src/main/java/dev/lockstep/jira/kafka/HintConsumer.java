package dev.lockstep.jira.kafka;

import dev.lockstep.jira.collect.ReadHints;
import dev.lockstep.messaging.Consumption;
import dev.lockstep.messaging.Consumptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes hints as work. */
@ApplicationScoped
class HintConsumer {

  private final Consumption consumption;

  HintConsumer(Consumptions consumptions, ReadHints readHints) {
    consumption = consumptions.of("connector-jira.hints", readHints::handle);
  }

  @Incoming("hints")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return consumption.accept(records);
  }
}

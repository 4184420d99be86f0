package dev.lockstep.jira.kafka;

import dev.lockstep.jira.command.CarryOut;
import dev.lockstep.messaging.Consumption;
import dev.lockstep.messaging.Consumptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes commands as work. */
@ApplicationScoped
class CommandConsumer {

  private final Consumption consumption;

  CommandConsumer(Consumptions consumptions, CarryOut carryOut) {
    consumption = consumptions.of("connector-jira.commands", carryOut::handle);
  }

  @Incoming("commands")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return consumption.accept(records);
  }
}

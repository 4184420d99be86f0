package dev.lockstep.jira.kafka;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.RunHarvest;
import dev.lockstep.jira.command.CarryOut;
import dev.lockstep.jira.harvest.RunHarvests;
import dev.lockstep.messaging.Consumption;
import dev.lockstep.messaging.Consumptions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Takes commands as work. */
@ApplicationScoped
class CommandConsumer {

  private final Consumption consumption;

  CommandConsumer(Consumptions consumptions, CarryOut carryOut, RunHarvests runHarvests) {
    consumption =
        consumptions.of(
            "connector-jira.commands",
            (tx, batch) -> {
              Map<Boolean, List<Envelope<?>>> harvests =
                  batch.stream()
                      .collect(Collectors.partitioningBy(one -> one.data() instanceof RunHarvest));
              return carryOut
                  .handle(tx, harvests.get(false))
                  .chain(() -> runHarvests.handle(tx, harvests.get(true)));
            });
  }

  @Incoming("commands")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return consumption.accept(records);
  }
}

package dev.lockstep.scm.kafka;

import dev.lockstep.messaging.Consumption;
import dev.lockstep.messaging.Consumptions;
import dev.lockstep.scm.collect.Directory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class DirectoryConsumer {

  private final Consumption consumption;

  DirectoryConsumer(Consumptions consumptions, Directory directory) {
    consumption =
        consumptions.of("connector-scm.directory", directory::handle, directory::committed);
  }

  @Incoming("directory")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return consumption.accept(records);
  }
}

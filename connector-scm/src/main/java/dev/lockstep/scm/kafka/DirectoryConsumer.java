package dev.lockstep.scm.kafka;

import dev.lockstep.messaging.Consumption;
import dev.lockstep.messaging.Consumptions;
import dev.lockstep.scm.collect.Directory;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class DirectoryConsumer {

  private final Consumption consumption;

  DirectoryConsumer(Consumptions consumptions, Directory directory) {
    consumption =
        consumptions.of("connector-scm.directory", directory::handle, () -> reload(directory));
  }

  @Incoming("directory")
  Uni<Void> consume(ConsumerRecords<String, byte[]> records) {
    return consumption.accept(records);
  }

  /** A failure is no harm: the clock reloads too. */
  private static void reload(Directory directory) {
    directory
        .reload()
        .subscribe()
        .with(done -> {}, failure -> Log.warnf("directory not reloaded cause=%s", failure));
  }
}

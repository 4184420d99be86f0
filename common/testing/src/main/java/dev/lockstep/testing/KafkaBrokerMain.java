package dev.lockstep.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * The process of {@link KafkaBroker}: ends when its standard input does, that is, with the JVM that
 * started it.
 */
final class KafkaBrokerMain {
  private KafkaBrokerMain() {}

  public static void main(String[] arguments) throws IOException {
    Thread watcher = new Thread(KafkaBrokerMain::endWithParent, "end-with-parent");
    watcher.setDaemon(true);
    watcher.start();
    Path folder = Path.of(arguments[0]);
    Path properties =
        Files.writeString(
            folder.resolve("server.properties"),
            properties(folder, arguments[1], arguments[2], arguments[3]));
    StorageTool.execute(
        new String[] {
          "format",
          "--standalone",
          "--ignore-formatted",
          "--cluster-id",
          Uuid.randomUuid().toString(),
          "--config",
          properties.toString()
        },
        System.out);
    Kafka.main(new String[] {properties.toString()});
  }

  private static String properties(Path folder, String port, String controller, String partitions) {
    return """
    process.roles=broker,controller
    node.id=1
    controller.quorum.bootstrap.servers=localhost:%2$s
    listeners=PLAINTEXT://localhost:%1$s,CONTROLLER://localhost:%2$s
    advertised.listeners=PLAINTEXT://localhost:%1$s
    controller.listener.names=CONTROLLER
    listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
    log.dirs=%4$s
    num.partitions=%3$s
    auto.create.topics.enable=true
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=4
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    group.initial.rebalance.delay.ms=0
    log.cleaner.dedupe.buffer.size=4194304
    log.retention.ms=-1
    """
        .formatted(port, controller, partitions, folder.resolve("data").toString());
  }

  private static void endWithParent() {
    try {
      while (System.in.read() >= 0) {
        // Nobody writes; only the end matters.
      }
    } catch (IOException ended) {
      // The same.
    }
    Runtime.getRuntime().halt(0);
  }
}

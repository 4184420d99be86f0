package dev.lockstep.local.broker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/**
 * Main of the broker's JVM: formats its storage at the first start, then runs until it is asked to
 * end.
 */
public final class BrokerMain {
  private BrokerMain() {}

  /** Takes the path of the broker's settings file. */
  public static void main(String[] args) throws Exception {
    Path file = Path.of(args[0]);
    Properties settings = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      settings.load(reader);
    }
    Path storage = Path.of(settings.getProperty("log.dirs"));
    if (!Files.exists(storage.resolve("meta.properties"))) {
      format(file);
    }
    Kafka.main(new String[] {file.toString()});
  }

  private static void format(Path file) {
    String[] format = {
      "format",
      "--ignore-formatted",
      "--cluster-id",
      Uuid.randomUuid().toString(),
      "--config",
      file.toString()
    };
    int code = StorageTool.execute(format, System.out);
    if (code != 0) {
      throw new IllegalStateException("the broker's storage could not be formatted");
    }
  }
}

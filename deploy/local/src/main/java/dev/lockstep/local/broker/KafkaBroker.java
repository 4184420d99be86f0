package dev.lockstep.local.broker;

import dev.lockstep.local.process.ChildSpec;
import dev.lockstep.local.process.ReadyProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The embedded broker: one node that is its own controller, listening on this machine only. */
public final class KafkaBroker {
  /** The name under which the process is known. */
  public static final String NAME = "kafka";

  private final Path storage;
  private final int port;
  private final int controllerPort;

  /**
   * @param storage where it keeps its logs
   * @param port for clients
   * @param controllerPort for itself
   */
  public KafkaBroker(Path storage, int port, int controllerPort) {
    this.storage = storage;
    this.port = port;
    this.controllerPort = controllerPort;
  }

  /** What clients connect to. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /**
   * Writes the settings file and says how the broker is run.
   *
   * @param java the beginning of the command: java with its options and class path
   */
  public ChildSpec prepare(List<String> java, Map<String, String> environment) throws IOException {
    Files.createDirectories(storage);
    Path file = storage.resolve("server.properties");
    Properties properties = new Properties();
    properties.putAll(settings());
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, "written by the launcher at each start");
    }
    List<String> command = new java.util.ArrayList<>(java);
    command.addAll(List.of(BrokerMain.class.getName(), file.toString()));
    return new ChildSpec(
        NAME,
        command,
        environment,
        storage,
        ReadyProbe.port(port),
        ChildSpec.Ending.TERMINATE,
        Duration.ofSeconds(15));
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put(
        "advertised.listeners",
        "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("log.dirs", storage.resolve("logs").toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("delete.topic.enable", "true");
    for (String internal :
        List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
      settings.put(internal + ".replication.factor", "1");
      settings.put(internal + ".num.partitions", "4");
    }
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("min.insync.replicas", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("group.min.session.timeout.ms", "1000");
    settings.put("log.cleaner.dedupe.buffer.size", "4194304");
    settings.put("log.segment.bytes", Integer.toString(64 * 1024 * 1024));
    settings.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.put("num.recovery.threads.per.data.dir", "2");
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");
    settings.put("telemetry.max.bytes", "1048576");
    return settings;
  }
}

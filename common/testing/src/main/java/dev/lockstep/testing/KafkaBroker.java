package dev.lockstep.testing;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.awaitility.Awaitility;

/**
 * A real Kafka broker (KRaft) for tests, in a process of its own so that its classes, logs and
 * memory stay out of the test: one in a JVM, started at the first call, ended with the JVM (even a
 * killed one). Topics are made when first used, with the number of partitions the first call asked
 * for.
 */
public record KafkaBroker(String bootstrapServers) {
  /** Enough to see that order holds per key only. */
  public static final int DEFAULT_PARTITIONS = 3;

  private static final String RUNNING = "lockstep.testing.kafka.servers";
  private static final Duration START = Duration.ofSeconds(90);

  /** The broker of this JVM. */
  public static KafkaBroker start() {
    return start(DEFAULT_PARTITIONS);
  }

  /** The broker of this JVM; the partitions hold only where this call starts it. */
  public static KafkaBroker start(int partitions) {
    // Quarkus loads this class once per class loader; system properties are one for all of them.
    synchronized (Runtime.getRuntime()) {
      String servers = System.getProperty(RUNNING);
      if (servers == null) {
        servers = launch(partitions);
        System.setProperty(RUNNING, servers);
      }
      return new KafkaBroker(servers);
    }
  }

  /** The same as KAFKA_BOOTSTRAP_SERVERS, as services read it. */
  public Map<String, String> environment() {
    return Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
  }

  /** Makes topics with a number of partitions; those that exist stay as they are. */
  public void createTopics(int partitions, String... names) {
    List<NewTopic> topics =
        Stream.of(names).map(name -> new NewTopic(name, partitions, (short) 1)).toList();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      for (var created : admin.createTopics(topics).values().values()) {
        try {
          created.get(30, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
          if (!(failed.getCause() instanceof TopicExistsException)) {
            throw new IllegalStateException("Topics were not made", failed);
          }
        }
      }
    } catch (InterruptedException | TimeoutException failed) {
      throw new IllegalStateException("Topics were not made", failed);
    }
  }

  /** Names of the topics there are, without Kafka's own. */
  public Set<String> topics() {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      return admin.listTopics().names().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException failed) {
      throw new IllegalStateException("Topics were not listed", failed);
    }
  }

  private static String launch(int partitions) {
    try {
      Path folder = Files.createTempDirectory("lockstep-kafka-");
      int port = FreePort.find();
      Path log = folder.resolve("broker.log");
      Path arguments = folder.resolve("arguments");
      String classPath = System.getProperty("java.class.path", "");
      Files.writeString(arguments, "-cp \"" + classPath.replace("\\", "\\\\") + "\"");
      Folders.prepare();
      Process process =
          new ProcessBuilder(
                  System.getProperty("java.home")
                      + File.separator
                      + "bin"
                      + File.separator
                      + "java",
                  "-Xmx256m",
                  "-XX:+UseSerialGC",
                  "-XX:TieredStopAtLevel=1",
                  "-Xshare:auto",
                  "@" + arguments,
                  KafkaBrokerMain.class.getName(),
                  folder.toString(),
                  Integer.toString(port),
                  Integer.toString(FreePort.find()),
                  Integer.toString(partitions))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, folder), "end-kafka"));
      Awaitility.await("Kafka for tests, log in " + log)
          .atMost(START)
          .pollInterval(Duration.ofMillis(50))
          .until(() -> answers(process, port, log));
      return "localhost:" + port;
    } catch (IOException failed) {
      throw new IllegalStateException("Kafka for tests did not start", failed);
    }
  }

  private static boolean answers(Process process, int port, Path log) throws Exception {
    if (!process.isAlive()) {
      throw new IllegalStateException("Kafka for tests ended:\n" + Files.readString(log));
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("localhost", port), 500);
    } catch (IOException notYet) {
      return false;
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", "localhost:" + port))) {
      return !admin.describeCluster().nodes().get(30, TimeUnit.SECONDS).isEmpty();
    }
  }

  /** JDK only: at this time class loaders of tests may be closed. */
  private static void end(Process process, Path folder) {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    Folders.delete(folder);
  }
}

package dev.lockstep.harvest.bench;

import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.Topics;
import dev.lockstep.testing.KafkaBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Measures the packaged service as a process of its own beside a durable PostgreSQL and Kafka:
 * ingest per second, and the latency of queries at 100,000 items.
 *
 * <p>{@code mvn package}, then {@code java -cp <test class path>
 * dev.lockstep.harvest.bench.HarvestBench}, in the folder of the module. Options of the service's
 * JVM come from {@code -Dservice.options}.
 */
public final class HarvestBench {

  private static final int ITEMS = 100_000;
  private static final int PART = 50_000;
  private static final int CLIENTS = 4;
  private static final int REQUESTS = 2_000;
  private static final String KEY = "bench-key";

  private final Connection database;
  private final KafkaProducer<String, byte[]> producer;
  private final ProcessHandle service;
  private final int port;

  private HarvestBench(
      Connection database,
      KafkaProducer<String, byte[]> producer,
      ProcessHandle service,
      int port) {
    this.database = database;
    this.producer = producer;
    this.service = service;
    this.port = port;
  }

  public static void main(String[] arguments) throws Exception {
    KafkaBroker broker = KafkaBroker.start(Topics.PARTITIONS);
    broker.createTopics(Topics.PARTITIONS, Topics.WORK_ITEM, Topics.WORK_ITEM_BULK);
    Process service = null;
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("fsync", System.getProperty("fsync", "on"))
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "128MB")
                .start();
        Connection database =
            DriverManager.getConnection(postgres.getJdbcUrl("postgres", "postgres"));
        KafkaProducer<String, byte[]> producer = producer(broker)) {
      int port = freePort();
      long start = System.nanoTime();
      service = service(broker, postgres.getPort(), port);
      HarvestBench bench = new HarvestBench(database, producer, service.toHandle(), port);
      bench.awaitHealth();
      System.out.printf("ready after %.1f s%n", seconds(start));
      bench.run();
    } finally {
      if (service != null) {
        service.destroy();
      }
    }
  }

  private void run() throws Exception {
    ingest("first 50,000 items (cold)", 0, PART, 1);
    ingest("next 50,000 items", PART, ITEMS, 1);
    ingest("50,000 changes", 0, PART, 2);
    ingest("50,000 changes", PART, ITEMS, 2);
    memory();
    System.out.println(
        "MB of work_item and its indexes: "
            + number("select pg_total_relation_size('harvest.work_item') / 1000000"));
    execute("analyze harvest.work_item");
    if (Boolean.getBoolean("ingest.only")) {
      return;
    }
    for (String round : List.of("(warm-up) ", "")) {
      query(
          round + "keys by parent (10)",
          REQUESTS,
          i -> "keys?parent_key=" + Events.key(100 * i + 1));
      query(
          round + "hierarchy of 100 nodes",
          REQUESTS,
          i -> "hierarchy?root_key=" + Events.key(100 * i));
    }
    query("keys by assignee (2,000)", 200, i -> "keys?assignee=" + encoded("Member " + i % 50));
    query(
        "keys by label, type, limit 100",
        200,
        i -> "keys?limit=100&issue_type=Story&label=team-" + i % 20);
    query("keys, a page of 100", 200, i -> "keys?limit=100&after=" + Events.key(i));
    slow("all 100,000 keys", "keys");
    slow("keys by type (90,000)", "keys?issue_type=Story");
    slow("all 1,000 hierarchies, 100,000 nodes", "hierarchy");
    memory();
  }

  private void ingest(String what, int from, int to, int version) throws Exception {
    List<MessageCodec.Encoded> events = new ArrayList<>(to - from);
    long bytes = 0;
    for (int i = from; i < to; i++) {
      MessageCodec.Encoded event = Events.event(i, version);
      bytes += event.value().length;
      events.add(event);
    }
    execute("checkpoint");
    double[] cpuBefore = cpuSeconds();
    long wanted = offsets() + events.size();
    long start = System.nanoTime();
    for (MessageCodec.Encoded event : events) {
      ProducerRecord<String, byte[]> record =
          new ProducerRecord<>(event.topic(), event.key(), event.value());
      event.headers().forEach((name, value) -> record.headers().add(name, Events.bytes(value)));
      producer.send(record);
    }
    producer.flush();
    double published = seconds(start);
    while (offsets() < wanted) {
      Thread.sleep(20);
    }
    double stored = seconds(start);
    double[] cpu = cpuSeconds();
    System.out.printf(
        "%-40s %,.0f items/s (%,d bytes each; published in %.1f s, all stored after %.1f s;"
            + " CPU per item: service %.1f us, PostgreSQL %.1f us)%n",
        what,
        events.size() / stored,
        bytes / events.size(),
        published,
        stored,
        (cpu[0] - cpuBefore[0]) * 1e6 / events.size(),
        (cpu[1] - cpuBefore[1]) * 1e6 / events.size());
  }

  private void query(String what, int requests, IntFunction<String> path) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Callable<double[]>> work = new ArrayList<>();
    long start = System.nanoTime();
    for (int c = 0; c < CLIENTS; c++) {
      Random random = new Random(c);
      work.add(
          () -> {
            double[] millis = new double[requests];
            for (int i = 0; i < requests; i++) {
              String next = path.apply(random.nextInt(ITEMS / 100));
              long sent = System.nanoTime();
              get(client, next);
              millis[i] = (System.nanoTime() - sent) / 1e6;
            }
            return millis;
          });
    }
    List<double[]> all = new ArrayList<>();
    for (Future<double[]> done : clients.invokeAll(work)) {
      all.add(done.get());
    }
    double rate = CLIENTS * requests / seconds(start);
    clients.shutdown();
    double[] sorted = all.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    System.out.printf(
        "%-40s p50 %.1f ms  p95 %.1f ms  p99 %.1f ms  max %.1f ms  (%,.0f/s, %d clients)%n",
        what,
        Events.at(sorted, 0.5),
        Events.at(sorted, 0.95),
        Events.at(sorted, 0.99),
        sorted[sorted.length - 1],
        rate,
        CLIENTS);
  }

  private void slow(String what, String path) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      int length = get(client, path).length();
      System.out.printf("%-40s %.0f ms, %,d bytes%n", what, seconds(start) * 1000, length);
    }
  }

  private String get(HttpClient client, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/issues/" + path))
            .header("X-API-Key", KEY)
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private void awaitHealth() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    URI health = URI.create("http://localhost:" + port + "/health");
    for (int i = 0; i < 600; i++) {
      try {
        HttpRequest request = HttpRequest.newBuilder(health).build();
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It starts.
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("the service did not start");
  }

  private long offsets() throws SQLException {
    return number("select coalesce(sum(next), 0) from harvest.consumer_offset");
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private void memory() throws IOException, InterruptedException {
    System.out.println("KB resident and CPU time of the service:");
    new ProcessBuilder("ps", "-o", "rss=,time=", "-p", Long.toString(service.pid()))
        .inheritIO()
        .start()
        .waitFor();
  }

  /** CPU spent so far by the service and by PostgreSQL: what a busy machine does not distort. */
  private double[] cpuSeconds() throws SQLException {
    ProcessHandle backend = ProcessHandle.of(number("select pg_backend_pid()")).orElseThrow();
    ProcessHandle postgres = backend.parent().orElseThrow();
    return new double[] {cpuSeconds(Stream.of(service)), cpuSeconds(postgres.descendants())};
  }

  private static double cpuSeconds(Stream<ProcessHandle> processes) {
    return processes
        .mapToDouble(
            process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1000.0)
        .sum();
  }

  private static Process service(KafkaBroker broker, int postgres, int port) throws IOException {
    List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
    command.addAll(
        List.of(
            System.getProperty(
                    "service.options", "-Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1")
                .split(" ")));
    command.addAll(List.of("-jar", Path.of("target/quarkus-app/quarkus-run.jar").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .putAll(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                broker.bootstrapServers(),
                "PG_HOST",
                "localhost",
                "PG_PORT",
                Integer.toString(postgres),
                "PG_DATABASE",
                "postgres",
                "PG_USERNAME",
                "postgres",
                "PG_PASSWORD",
                "postgres",
                "LOCKSTEP_API_KEY",
                KEY,
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "QUARKUS_MANAGEMENT_PORT",
                Integer.toString(freePort())));
    return builder
        .redirectErrorStream(true)
        .redirectOutput(new File("target/bench-service.log"))
        .start();
  }

  private static KafkaProducer<String, byte[]> producer(KafkaBroker broker) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers", broker.bootstrapServers(),
            "acks", "all",
            "linger.ms", "5",
            "batch.size", "65536"),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  private static double seconds(long since) {
    return Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}

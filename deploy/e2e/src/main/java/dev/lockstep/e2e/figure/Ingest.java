package dev.lockstep.e2e.figure;

import dev.lockstep.e2e.measure.CpuUse;
import dev.lockstep.e2e.report.Figure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Work items from Kafka into the harvest, while every other consumer of them works too. */
public final class Ingest {
  private static final int ITEMS = 50_000;
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);
  private static final String GROUP = "Ingest into the harvest";

  private Ingest() {}

  /** Measures twice: into an empty table, then into one with as much in it. */
  public static void measure(Ground ground) {
    double first = portion(ground, 0, "first 50,000", true);
    double second = portion(ground, ITEMS, "next 50,000", false);
    ground.say("ingest: %.0f and %.0f items/s".formatted(first, second));
  }

  /** How many items are there afterwards. */
  static int items() {
    return 2 * ITEMS;
  }

  private static double portion(Ground ground, int from, String name, boolean aimed) {
    ground.say("ingest: 50,000 items ...");
    // Encoded before the clock starts: who writes is not what is measured.
    Instant now = Instant.now();
    List<ProducerRecord<String, byte[]>> records =
        IntStream.range(from, from + ITEMS)
            .mapToObj(index -> new Harvested(index).asRecord(now))
            .toList();
    CpuUse.Watch watch = ground.watchCpu();
    long began = System.nanoTime();
    publish(ground, records);
    double published = (System.nanoTime() - began) / 1e9;
    String done =
        "select coalesce(sum(next), 0) from harvest.consumer_offset where topic = 'lockstep.work-item.bulk.v1'";
    long wanted = ground.backlog().written().get("lockstep.work-item.bulk.v1");
    while (ground.backlog().count(done) < wanted) {
      if (System.nanoTime() - began > PATIENCE_NANOS) {
        throw new IllegalStateException(
            "not ingested after two minutes: " + ground.backlog().unfinished());
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    CpuUse cpu = watch.stop();
    long kept =
        ground
            .backlog()
            .count(
                "select count(*) from harvest.work_item where instance = '"
                    + Harvested.INSTANCE
                    + "'");
    if (kept != from + ITEMS) {
      throw new IllegalStateException("%d items kept, not %d".formatted(kept, from + ITEMS));
    }
    Figure figure =
        Figure.of(name, ITEMS / seconds, "items/s")
            .noting(
                "%.1f s from the first publish, published within %.1f s; others %.1f processors"
                    .formatted(seconds, published, cpu.otherProcessors()));
    ground.report().add(GROUP, aimed ? figure.atLeast(5000) : figure);
    ground.awaitDrained(Duration.ofMinutes(2));
    if (aimed) {
      Cpu.add(ground, "Processor time per 1,000 items until harvest has them", cpu, ITEMS / 1000);
    }
    return ITEMS / seconds;
  }

  private static void publish(Ground ground, List<ProducerRecord<String, byte[]>> records) {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                ground.installation().bootstrapServers(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024),
            new StringSerializer(),
            new ByteArraySerializer())) {
      records.forEach(producer::send);
      producer.flush();
    }
  }
}

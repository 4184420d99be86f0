package dev.lockstep.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Collects the committed records of one topic from its beginning, for tests that say what must have
 * been published. It belongs to no consumer group and to one thread.
 */
public final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final KafkaConsumer<@Nullable String, @Nullable String> consumer;
  private final String topic;
  private final List<Received> records = new ArrayList<>();
  private final Set<TopicPartition> assigned = new HashSet<>();

  /**
   * One record.
   *
   * @param value null for a tombstone
   */
  public record Received(
      int partition,
      long offset,
      @Nullable String key,
      Map<String, String> headers,
      @Nullable String value) {}

  public TopicReader(String bootstrapServers, String topic) {
    this.topic = topic;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "allow.auto.create.topics", "false",
                "auto.offset.reset", "earliest",
                "fetch.max.wait.ms", "50"),
            new StringDeserializer(),
            new StringDeserializer());
  }

  /**
   * Reads on until the records so far are enough; answers them all, each partition in its order.
   */
  public List<Received> await(Predicate<List<Received>> enough, Duration timeout) {
    long end = System.nanoTime() + timeout.toNanos();
    poll();
    while (!enough.test(List.copyOf(records))) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "Within "
                + timeout
                + " topic "
                + topic
                + " held "
                + records.size()
                + " records and not the expected ones:\n"
                + records.stream().map(Received::toString).collect(Collectors.joining("\n")));
      }
      poll();
    }
    return List.copyOf(records);
  }

  /** Reads on until there are this many records. */
  public List<Received> awaitCount(int count, Duration timeout) {
    return await(seen -> seen.size() >= count, timeout);
  }

  /** Everything published until now. */
  public List<Received> readAll() {
    assign();
    Map<TopicPartition, Long> ends = consumer.endOffsets(assigned);
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      poll();
    }
    return List.copyOf(records);
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void poll() {
    assign();
    if (assigned.isEmpty()) {
      pause();
      return;
    }
    for (ConsumerRecord<@Nullable String, @Nullable String> read : consumer.poll(POLL)) {
      records.add(
          new Received(read.partition(), read.offset(), read.key(), headersOf(read), read.value()));
    }
  }

  /** Takes all partitions once the topic exists. */
  private void assign() {
    if (!assigned.isEmpty()) {
      return;
    }
    consumer
        .partitionsFor(topic, Duration.ofSeconds(30))
        .forEach(info -> assigned.add(new TopicPartition(topic, info.partition())));
    if (!assigned.isEmpty()) {
      consumer.assign(assigned);
      consumer.seekToBeginning(assigned);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(POLL.toMillis());
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  private static Map<String, String> headersOf(ConsumerRecord<?, ?> read) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : read.headers()) {
      byte[] value = header.value();
      headers.put(header.key(), value == null ? "" : new String(value, StandardCharsets.UTF_8));
    }
    return headers;
  }
}

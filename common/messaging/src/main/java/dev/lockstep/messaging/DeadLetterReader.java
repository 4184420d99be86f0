package dev.lockstep.messaging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads dead letters, and what came after them where they were, without a group. Blocks. */
final class DeadLetterReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Comparator<DeadLetter> OLDEST_FIRST =
      Comparator.comparing(DeadLetter::at)
          .thenComparing(letter -> letter.place().topic())
          .thenComparing(letter -> letter.place().partition())
          .thenComparing(letter -> letter.place().offset());

  private final KafkaConsumer<String, byte[]> consumer;

  DeadLetterReader(String brokers) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                brokers,
                "allow.auto.create.topics",
                "false",
                "enable.auto.commit",
                "false",
                "auto.offset.reset",
                "earliest",
                "default.api.timeout.ms",
                Math.toIntExact(PATIENCE.toMillis()),
                // Values are large and only looked at one after the other.
                "fetch.max.bytes",
                2 * 1024 * 1024,
                "fetch.max.wait.ms",
                50),
            new StringDeserializer(),
            new ByteArrayDeserializer());
  }

  /**
   * The newest of all topics together, newest first, without values; reads at most that many of
   * each partition.
   */
  List<DeadLetter> newest(Collection<String> topics, int limit) {
    Map<TopicPartition, Long> from = new LinkedHashMap<>();
    List<TopicPartition> partitions = partitionsOf(topics);
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    ends.forEach(
        (partition, end) -> {
          long begin = Math.max(begins.getOrDefault(partition, 0L), end - limit);
          if (begin < end) {
            from.put(partition, begin);
          }
        });
    PriorityQueue<DeadLetter> newest = new PriorityQueue<>(OLDEST_FIRST);
    read(
        from,
        ends,
        record -> {
          newest.add(letter(record, null));
          if (newest.size() > limit) {
            newest.remove();
          }
        });
    return newest.stream().sorted(OLDEST_FIRST.reversed()).toList();
  }

  /** The one at this place. */
  Optional<DeadLetter> at(DeadLetter.Place place) {
    TopicPartition partition = new TopicPartition(place.topic(), place.partition());
    if (!partitionsOf(List.of(place.topic())).contains(partition)) {
      return Optional.empty();
    }
    List<TopicPartition> one = List.of(partition);
    long begin = consumer.beginningOffsets(one).getOrDefault(partition, 0L);
    long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
    if (place.offset() < begin || place.offset() >= end) {
      return Optional.empty();
    }
    List<DeadLetter> found = new ArrayList<>();
    read(
        Map.of(partition, place.offset()),
        Map.of(partition, place.offset() + 1),
        record -> {
          if (record.offset() == place.offset()) {
            found.add(letter(record, record.value()));
          }
        });
    return found.stream().findFirst();
  }

  /** The first record with this key behind the place, read up to the end the partition has now. */
  Optional<DeadLetter.Place> newer(DeadLetter.Place than, String key) {
    TopicPartition partition = new TopicPartition(than.topic(), than.partition());
    if (!partitionsOf(List.of(than.topic())).contains(partition)) {
      return Optional.empty();
    }
    List<TopicPartition> one = List.of(partition);
    long begin = consumer.beginningOffsets(one).getOrDefault(partition, 0L);
    long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
    List<DeadLetter.Place> found = new ArrayList<>();
    read(
        Map.of(partition, Math.max(begin, than.offset() + 1)),
        Map.of(partition, end),
        record -> {
          if (key.equals(record.key())) {
            found.add(new DeadLetter.Place(record.topic(), record.partition(), record.offset()));
          }
        },
        () -> !found.isEmpty());
    return found.stream().findFirst();
  }

  private List<TopicPartition> partitionsOf(Collection<String> topics) {
    Map<String, List<PartitionInfo>> all = consumer.listTopics();
    return topics.stream()
        .flatMap(topic -> all.getOrDefault(topic, List.of()).stream())
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  private void read(
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<String, byte[]>> each) {
    read(from, ends, each, () -> false);
  }

  private void read(
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<String, byte[]>> each,
      BooleanSupplier enough) {
    consumer.assign(from.keySet());
    from.forEach(consumer::seek);
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!enough.getAsBoolean()
        && from.keySet().stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      if (System.nanoTime() > giveUp) {
        throw new TimeoutException(
            from.keySet() + " could not be read within " + PATIENCE.toSeconds() + " s");
      }
      consumer.poll(POLL).forEach(each);
    }
  }

  private static DeadLetter letter(ConsumerRecord<String, byte[]> record, byte @Nullable [] value) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return new DeadLetter(
        new DeadLetter.Place(record.topic(), record.partition(), record.offset()),
        record.key(),
        Instant.ofEpochMilli(record.timestamp()),
        headers,
        record.value() == null ? 0 : record.value().length,
        value);
  }

  @Override
  public void close() {
    consumer.close();
  }
}

package dev.lockstep.e2e.chaos;

import dev.lockstep.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Whether the decisions about each issue stand on Kafka in the order in which they were made.
 *
 * @param decisions how many there are
 * @param repeated how many were published again: what a relay does that died before it could note
 *     that it had published
 * @param late made before one that stands before it, by issue
 */
record DecisionOrder(int decisions, int repeated, Map<String, String> late) {

  static DecisionOrder read(String bootstrapServers) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(Topics.DECISION).stream()
              .map(one -> new TopicPartition(one.topic(), one.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Reader reader = new Reader();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(500)).forEach(reader::take);
      }
      return new DecisionOrder(reader.seen.size(), reader.repeated, reader.late);
    }
  }

  /** Goes through the records. */
  private static final class Reader {
    private final Map<String, Instant> newest = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> late = new TreeMap<>();
    private int repeated;

    private void take(ConsumerRecord<String, byte[]> record) {
      if (!seen.add(header(record, "ce_id"))) {
        repeated++;
        return;
      }
      Instant made = Instant.parse(header(record, "ce_time"));
      Instant before = newest.put(record.key(), made);
      if (before != null && made.isBefore(before)) {
        late.put(record.key(), "a decision of " + made + " stands after one of " + before);
      }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
      Header header = record.headers().lastHeader(name);
      if (header == null) {
        throw new IllegalStateException(record.topic() + " without " + name);
      }
      return new String(header.value(), StandardCharsets.UTF_8);
    }
  }
}

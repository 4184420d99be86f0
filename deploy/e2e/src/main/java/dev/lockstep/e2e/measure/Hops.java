package dev.lockstep.e2e.measure;

import dev.lockstep.contract.Topics;
import dev.lockstep.e2e.measure.Moves.Move;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Where the time of a move goes, read afterwards from what lies on Kafka: each record carries when
 * its content was made, when it was handed to the broker and what caused it.
 */
public final class Hops {
  private static final List<String> TOPICS =
      List.of(Topics.SCM_CHANGE, Topics.DECISION, Topics.COMMAND_JIRA);

  private Hops() {}

  private record Stamp(String id, double madeMillis, double sentMillis) {}

  /** Times of each hop, in the order of the way. */
  public static Map<String, Latencies> of(
      String bootstrapServers, Map<TopicPartition, Long> from, List<Move> moves) {
    Map<String, Stamp> events = new HashMap<>();
    Map<String, Stamp> decisions = new HashMap<>();
    Map<String, Stamp> commands = new HashMap<>();
    for (ConsumerRecord<String, byte[]> record : read(bootstrapServers, from)) {
      Stamp stamp = stamp(record);
      switch (record.topic()) {
        case Topics.SCM_CHANGE -> events.putIfAbsent(record.key(), stamp);
        case Topics.DECISION -> decisions.putIfAbsent(header(record, "ce_causationid"), stamp);
        default -> commands.putIfAbsent(header(record, "ce_causationid"), stamp);
      }
    }
    Map<String, List<Double>> hops = new LinkedHashMap<>();
    for (Move move : moves) {
      Stamp event = events.get(eventKey(move));
      Stamp decision = event == null ? null : decisions.get(event.id());
      Stamp command = decision == null ? null : commands.get(decision.id());
      if (event != null && decision != null && command != null) {
        double sent = move.sent() / 1000.0;
        double accepted = move.accepted() / 1000.0;
        double written = move.written() / 1000.0;
        note(hops, "webhook sent -> event made (front door, signature)", event.madeMillis() - sent);
        note(
            hops,
            "event made -> answered (Kafka's acknowledgement)",
            accepted - event.madeMillis());
        note(hops, "event on Kafka -> decision made", decision.madeMillis() - event.sentMillis());
        note(
            hops,
            "decision made -> command on Kafka (commit, outbox)",
            command.sentMillis() - decision.madeMillis());
        note(
            hops,
            "command on Kafka -> written (work table, transitions read, write)",
            written - command.sentMillis());
      }
    }
    Map<String, Latencies> measured = new LinkedHashMap<>();
    hops.forEach((name, millis) -> measured.put(name, new Latencies(millis)));
    return measured;
  }

  private static void note(Map<String, List<Double>> hops, String name, double millis) {
    hops.computeIfAbsent(name, none -> new ArrayList<>()).add(millis);
  }

  private static String eventKey(Move move) {
    return "bitbucket/" + move.opened().name().replace("#", "/pull-request/");
  }

  private static Stamp stamp(ConsumerRecord<String, byte[]> record) {
    Instant made = Instant.parse(header(record, "ce_time"));
    return new Stamp(
        header(record, "ce_id"),
        made.getEpochSecond() * 1000.0 + made.getNano() / 1e6,
        record.timestamp());
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static List<ConsumerRecord<String, byte[]>> read(
      String bootstrapServers, Map<TopicPartition, Long> from) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                5000),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          from.keySet().stream().filter(one -> TOPICS.contains(one.topic())).toList();
      consumer.assign(partitions);
      partitions.forEach(one -> consumer.seek(one, from.get(one)));
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(500)).forEach(records::add);
      }
      return records;
    }
  }
}

package dev.lockstep.messaging;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.MessageCodec.Encoded;
import dev.lockstep.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came.
 *
 * @param envelope what it says; absent when nobody can read it or it is a tombstone
 * @param problem why it cannot be read; absent otherwise
 */
record Received(
    TopicPartition partition,
    long offset,
    String key,
    Map<String, String> headers,
    byte[] value,
    @Nullable Envelope<?> envelope,
    @Nullable String problem) {

  static Received of(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return of(
        new TopicPartition(record.topic(), record.partition()),
        record.offset(),
        record.key(),
        headers,
        record.value());
  }

  static Received of(
      TopicPartition partition,
      long offset,
      @Nullable String key,
      Map<String, String> headers,
      byte @Nullable [] value) {
    String orderKey = key == null ? "" : key;
    if (value == null) {
      return new Received(partition, offset, orderKey, headers, new byte[0], null, null);
    }
    try {
      return new Received(
          partition, offset, orderKey, headers, value, MessageCodec.decode(headers, value), null);
    } catch (MessageCodec.UndecodableException e) {
      return new Received(partition, offset, orderKey, headers, value, null, e.getMessage());
    }
  }

  /** The same bytes for the dead letters, with who could not read them, where and why. */
  Encoded deadLetter(String consumer) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(DeadLetter.PROBLEM, String.valueOf(problem));
    all.put(DeadLetter.FROM, partition + "@" + offset);
    all.put(DeadLetter.CONSUMER, consumer);
    return new Encoded(Topics.deadLetters(partition.topic()), key, all, value);
  }
}

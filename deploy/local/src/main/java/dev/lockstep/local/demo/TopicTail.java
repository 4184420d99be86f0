package dev.lockstep.local.demo;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topics along, from their beginning, as an outsider may. */
final class TopicTail implements AutoCloseable {
  private static final List<String> TOPICS =
      List.of(
          Topics.WORK_ITEM,
          Topics.WORK_ITEM_BULK,
          Topics.SCM_CHANGE,
          Topics.SCM_CHANGE_BULK,
          Topics.DIRECTORY,
          Topics.DECISION,
          Topics.OUTCOME);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Consumer<Envelope<?>> reader;
  private final Thread thread;

  TopicTail(String bootstrapServers, Consumer<Envelope<?>> reader) {
    this.reader = reader;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.thread = new Thread(this::read, "topic-tail");
    thread.setDaemon(true);
    thread.start();
  }

  private void read() {
    List<TopicPartition> all = new ArrayList<>();
    for (String topic : TOPICS) {
      for (int partition = 0; partition < Topics.PARTITIONS; partition++) {
        all.add(new TopicPartition(topic, partition));
      }
    }
    try (consumer) {
      consumer.assign(all);
      consumer.seekToBeginning(all);
      while (!Thread.currentThread().isInterrupted()) {
        consumer.poll(Duration.ofMillis(500)).forEach(this::pass);
      }
    } catch (WakeupException | InterruptException closed) {
      // the demonstration is over
    }
  }

  private void pass(ConsumerRecord<byte[], byte[]> message) {
    if (message.value() == null) {
      return;
    }
    Map<String, String> headers = new HashMap<>();
    for (Header header : message.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    try {
      reader.accept(MessageCodec.decode(headers, message.value()));
    } catch (MessageCodec.UndecodableException unknown) {
      // a newer type: not of this story
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
  }
}

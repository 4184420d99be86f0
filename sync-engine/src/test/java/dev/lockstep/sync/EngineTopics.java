package dev.lockstep.sync;

import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Message;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.Topics;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.testing.TopicReader;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** What goes to the engine and what comes from it. */
record EngineTopics(Publisher publisher, Pool pool, String brokers) {

  static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final RepositoryRef FILLER = new RepositoryRef("bitbucket", "acme", "filler");

  <M extends Message> void publish(Origin origin, M message) {
    publisher
        .publish(List.of(Envelope.of("/test", Instant.EPOCH, origin, message)))
        .await()
        .atMost(PATIENCE);
  }

  /** Messages of a type with a key, once there are as many. */
  <M extends Message> List<M> await(String topic, String key, Class<M> type, int count) {
    return await(topic, key, type, message -> true, count);
  }

  /** The same of those that match. */
  <M extends Message> List<M> await(
      String topic, String key, Class<M> type, Predicate<M> matches, int count) {
    try (TopicReader reader = new TopicReader(brokers, topic)) {
      return of(
              reader.await(
                  records -> of(records, key, type).filter(matches).count() >= count, PATIENCE),
              key,
              type)
          .filter(matches)
          .toList();
    }
  }

  /** Messages of a type with a key once the engine has nothing left to do. */
  <M extends Message> List<M> afterAll(String topic, String key, Class<M> type) {
    awaitNothingLeft();
    try (TopicReader reader = new TopicReader(brokers, topic)) {
      return of(reader.readAll(), key, type).toList();
    }
  }

  /** Ids of the messages of a type with a key, in their order. */
  List<String> ids(String topic, String key, Class<? extends Message> type) {
    awaitNothingLeft();
    try (TopicReader reader = new TopicReader(brokers, topic)) {
      return envelopes(reader.readAll(), key)
          .filter(envelope -> type.isInstance(envelope.data()))
          .map(Envelope::id)
          .toList();
    }
  }

  /** The offset that the next message of a partition gets. */
  long endOf(String topic, int partition) {
    TopicPartition end = new TopicPartition(topic, partition);
    try (var consumer = consumer()) {
      return consumer.endOffsets(List.of(end)).get(end);
    }
  }

  /** Any message that reaches the partition moves its end. */
  void fillScmBulk(int partition) {
    long before = endOf(Topics.SCM_CHANGE_BULK, partition);
    for (int i = 0; endOf(Topics.SCM_CHANGE_BULK, partition) == before; i++) {
      publish(
          Origin.BACKFILL,
          new BranchChanged(
              FILLER,
              "filler-" + before + "-" + i,
              true,
              "abc",
              null,
              List.of(),
              1,
              Instant.EPOCH));
    }
    publish(Origin.LIVE, new RepositoryScanned(FILLER, true, 1, Instant.EPOCH));
  }

  private KafkaConsumer<String, String> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", brokers), new StringDeserializer(), new StringDeserializer());
  }

  void awaitNothingLeft() {
    try (var consumer = consumer()) {
      Awaitility.await().atMost(PATIENCE).until(() -> nothingLeft(consumer));
    }
  }

  private boolean nothingLeft(KafkaConsumer<?, ?> consumer) {
    Map<TopicPartition, Long> stored = new HashMap<>();
    for (Row row :
        pool.query("select topic, partition, next from consumer_offset")
            .execute()
            .await()
            .atMost(PATIENCE)) {
      stored.put(new TopicPartition(row.getString(0), row.getInteger(1)), row.getLong(2));
    }
    long unsent =
        pool.query("select count(*) from outbox")
            .execute()
            .await()
            .atMost(PATIENCE)
            .iterator()
            .next()
            .getLong(0);
    return unsent == 0
        && consumer.endOffsets(stored.keySet()).entrySet().stream()
            .allMatch(end -> end.getValue() <= stored.getOrDefault(end.getKey(), 0L));
  }

  private static <M extends Message> Stream<M> of(
      List<TopicReader.Received> records, String key, Class<M> type) {
    return envelopes(records, key).map(Envelope::data).filter(type::isInstance).map(type::cast);
  }

  private static Stream<Envelope<?>> envelopes(List<TopicReader.Received> records, String key) {
    return records.stream().filter(record -> key.equals(record.key())).map(EngineTopics::decode);
  }

  private static Envelope<?> decode(TopicReader.Received record) {
    try {
      return MessageCodec.decode(
          record.headers(), String.valueOf(record.value()).getBytes(StandardCharsets.UTF_8));
    } catch (MessageCodec.UndecodableException e) {
      throw new AssertionError(e);
    }
  }
}

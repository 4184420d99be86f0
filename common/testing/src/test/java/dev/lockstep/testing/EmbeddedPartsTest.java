package dev.lockstep.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.testing.TopicReader.Received;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EmbeddedPartsTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void postgres_is_real_and_one_for_all() throws Exception {
    PostgresServer server = PostgresServer.start();

    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select version()")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getString(1)).startsWith("PostgreSQL 17");
    }
    assertThat(PostgresServer.start()).isEqualTo(server);
    assertThat(new EmbeddedPostgres().start()).isEqualTo(server.environment());
  }

  @Test
  void kafka_is_real_and_one_for_all() throws Exception {
    KafkaBroker broker = KafkaBroker.start();
    broker.createTopics(5, "made", "made-too");
    broker.createTopics(5, "made");

    try (KafkaProducer<String, String> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
                new StringSerializer(),
                new StringSerializer());
        TopicReader reader = new TopicReader(broker.bootstrapServers(), "by-itself")) {
      assertThat(producer.partitionsFor("made")).hasSize(5);
      ProducerRecord<String, String> first = new ProducerRecord<>("by-itself", "a", "1");
      first.headers().add("ce_type", "x".getBytes(StandardCharsets.UTF_8));
      producer.send(first).get();
      producer.send(new ProducerRecord<>("by-itself", "a", null)).get();

      List<Received> records = reader.awaitCount(2, SOON);

      assertThat(records).extracting(Received::key).containsExactly("a", "a");
      assertThat(records).extracting(Received::value).containsExactly("1", null);
      assertThat(records.get(0).headers()).isEqualTo(Map.of("ce_type", "x"));
      assertThat(reader.readAll()).isEqualTo(records);
      assertThat(producer.partitionsFor("by-itself")).hasSize(KafkaBroker.DEFAULT_PARTITIONS);
      assertThatThrownBy(() -> reader.awaitCount(3, Duration.ofMillis(200)))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("held 2 records");
    }
    assertThat(KafkaBroker.start(12)).isEqualTo(broker);
    assertThat(broker.topics()).contains("made", "made-too", "by-itself");
    assertThat(new EmbeddedKafka().start())
        .containsEntry("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
  }
}

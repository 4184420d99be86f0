package dev.lockstep.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example for other systems, run as they would run it, is told what was published. */
class ExampleConsumerTest {

  private static final Path GOLDEN = Path.of("../contract/src/test/resources/golden");

  @TempDir Path folder;

  @Test
  void the_example_prints_what_happens() throws Exception {
    KafkaBroker broker = KafkaBroker.start();
    JsonNode moved = golden("WorkItemChanged.1.json");
    JsonNode decided = golden("DecisionMade.1.json");
    for (JsonNode message : List.of(moved, decided)) {
      publish(broker, message);
    }
    Path printed = folder.resolve("printed");
    Process example =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "../../docs/examples/WhatHappened.java",
                broker.bootstrapServers())
            .redirectOutput(printed.toFile())
            .redirectError(folder.resolve("errors").toFile())
            .start();
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(Files.readString(printed))
                      .as("errors: %s", Files.readString(folder.resolve("errors")))
                      .contains("dev.lockstep.work-item-changed.v1 " + moved.get("key").asText())
                      .contains(decided.get("data").toString()));
    } finally {
      example.destroyForcibly().waitFor();
    }
  }

  private static JsonNode golden(String file) throws Exception {
    return new ObjectMapper().readTree(GOLDEN.resolve(file).toFile());
  }

  private static void publish(KafkaBroker broker, JsonNode message) throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers(), "acks", "all"),
            new StringSerializer(),
            new StringSerializer())) {
      ProducerRecord<String, String> record =
          new ProducerRecord<>(
              message.get("topic").asText(),
              message.get("key").asText(),
              message.get("data").toString());
      message
          .get("headers")
          .properties()
          .forEach(
              header ->
                  record
                      .headers()
                      .add(
                          header.getKey(),
                          header.getValue().asText().getBytes(StandardCharsets.UTF_8)));
      producer.send(record).get();
    }
  }
}

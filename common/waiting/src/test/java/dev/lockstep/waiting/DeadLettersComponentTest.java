package dev.lockstep.waiting;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.MessageCodec;
import dev.lockstep.contract.MessageCodec.Encoded;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Topics;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class DeadLettersComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String LETTERS = "/work/probe-service/dead-letters";
  private static final String DLQ = Topics.deadLetters(Topics.HINT_JIRA);

  @Inject ProbeConsumer probe;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @Test
  void anUnreadableRecordIsListedWithItsReasonAndCannotBeReplayed() throws Exception {
    Encoded hint = MessageCodec.encode(Hints.of("unreadable", 1).get(0));
    Map<String, String> headers = new HashMap<>(hint.headers());
    headers.put("ce_type", "dev.lockstep.never-heard-of.v1");
    send(Topics.HINT_JIRA, hint.key(), headers, hint.value());

    await().atMost(PATIENCE).until(() -> idOf("jira/1/unreadable") != null);
    String id = idOf("jira/1/unreadable");
    api()
        .get(LETTERS + "/" + id)
        .then()
        .statusCode(200)
        .body("consumer", equalTo("probe"))
        .body("source", containsString(Topics.HINT_JIRA + "-"))
        .body("reason", equalTo("unknown type dev.lockstep.never-heard-of.v1"))
        .body("readable", equalTo(false))
        .body("raw", containsString("unreadable"));
    replay(id)
        .then()
        .statusCode(422)
        .body("detail", containsString("unknown type dev.lockstep.never-heard-of.v1"));
    assertThat(probe.seen("unreadable")).isEmpty();
  }

  @Test
  void whatCanBeReadByNowIsReplayedToItsTopicAndStays() throws Exception {
    Encoded hint = MessageCodec.encode(Hints.of("readable", 1).get(0));
    Map<String, String> headers = new HashMap<>(hint.headers());
    headers.put("lockstep_problem", "unknown type, before the upgrade");
    send(DLQ, hint.key(), headers, hint.value());
    await().atMost(PATIENCE).until(() -> idOf("jira/1/readable") != null);
    String id = idOf("jira/1/readable");

    replay(id).then().statusCode(200).body("topic", equalTo(Topics.HINT_JIRA));

    await().atMost(PATIENCE).until(() -> probe.seen("readable").equals(List.of("readable:1")));
    api().get(LETTERS + "/" + id).then().statusCode(200).body("readable", equalTo(true));
  }

  @Test
  void anOldStateIsNotReplayedOverANewerOneThatItsTopicKeeps() throws Exception {
    Encoded state = MessageCodec.encode(state("superseded"));
    String old = send(Topics.DIRECTORY, state.key(), unknown(state), state.value());
    send(Topics.DIRECTORY, "another key", unknown(state), state.value());
    String newer = send(Topics.DIRECTORY, state.key(), unknown(state), state.value());
    String ofOld = letterFrom(old, state);
    String ofNewer = letterFrom(newer, state);

    replay(ofOld).then().statusCode(409).body("detail", containsString("lies at " + newer + "."));
    assertThat(probe.seen("superseded")).isEmpty();
    replay(ofNewer).then().statusCode(200).body("topic", equalTo(Topics.DIRECTORY));
    await().atMost(PATIENCE).until(() -> probe.seen("superseded").equals(List.of("superseded:7")));
    replay(ofNewer).then().statusCode(409);
  }

  @Test
  void aStateOfUnknownOriginIsNotReplayed() throws Exception {
    Encoded state = MessageCodec.encode(state("stray"));
    String letter = letterFrom("somewhere", state);

    replay(letter).then().statusCode(409).body("detail", containsString("lockstep_from"));
    assertThat(probe.seen("stray")).isEmpty();
  }

  private static Envelope<DirectoryEntry> state(String id) {
    Instant at = Instant.parse("2026-11-20T10:00:00Z");
    return Envelope.of(
        "/test",
        at,
        Origin.LIVE,
        new DirectoryEntry(
            DirectoryEntry.Kind.PROJECT, "jira/1", id, "SHOP", "Shop", true, Map.of(), 7, at));
  }

  private static Map<String, String> unknown(Encoded message) {
    Map<String, String> headers = new HashMap<>(message.headers());
    headers.put("ce_type", "dev.lockstep.never-heard-of.v1");
    return headers;
  }

  /** A readable letter that says it came from there. */
  private String letterFrom(String source, Encoded message) throws Exception {
    Map<String, String> headers = new HashMap<>(message.headers());
    headers.put("lockstep_from", source);
    return send(Topics.deadLetters(Topics.DIRECTORY), message.key(), headers, message.value());
  }

  @Test
  void aPlaceWithoutALetterIsNotFoundAndNonsenseIsRefused() {
    api().get(LETTERS + "/" + DLQ + "-0@99999999").then().statusCode(404);
    api().get(LETTERS + "/" + DLQ + "-99@0").then().statusCode(404);
    api().get(LETTERS + "/lockstep.outcome.v1.dlq-0@0").then().statusCode(404);
    api().get(LETTERS + "/lockstep.hint.jira.v1-0@0").then().statusCode(404);
    api()
        .get(LETTERS + "/nonsense")
        .then()
        .statusCode(400)
        .body("allowed", containsString("topic-partition@offset"));
    api()
        .queryParam("topic", "lockstep.outcome.v1")
        .get(LETTERS)
        .then()
        .statusCode(400)
        .body("allowed", equalTo("one of lockstep.directory.v1, lockstep.hint.jira.v1"));
    api()
        .contentType(ContentType.JSON)
        .body("{}")
        .post(LETTERS + "/" + DLQ + "-0@0/replay")
        .then()
        .statusCode(400)
        .body("parameter", equalTo("by"));
  }

  private static io.restassured.response.Response replay(String id) {
    return api()
        .contentType(ContentType.JSON)
        .body(Map.of("by", "ana"))
        .post(LETTERS + "/" + id + "/replay");
  }

  private static String idOf(String key) {
    return api()
        .queryParam("topic", Topics.HINT_JIRA)
        .get(LETTERS)
        .jsonPath()
        .getString("letters.find { it.key == '" + key + "' }?.id");
  }

  /** Where it lies then: topic-partition@offset. */
  private String send(String topic, String key, Map<String, String> headers, byte[] value)
      throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers),
            new StringSerializer(),
            new ByteArraySerializer())) {
      ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
      headers.forEach(
          (name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
      RecordMetadata sent = producer.send(record).get(20, TimeUnit.SECONDS);
      return sent.topic() + "-" + sent.partition() + "@" + sent.offset();
    }
  }

  private static RequestSpecification api() {
    return given().header("X-API-Key", "secret-key");
  }
}

package dev.lockstep.notify;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.contract.Envelope;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Views.Message;
import dev.lockstep.testing.SampleItem;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.Dependent;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** An item that no other test has, and what the channels are told of it. */
@Dependent
class Scene {

  static final Duration PATIENCE = Duration.ofSeconds(30);
  static final String SLACK = "slack:" + SandboxChats.SLACK;
  static final String DISCORD = "discord:" + SandboxChats.DISCORD;

  private final Publisher publisher;
  private final Pool pool;
  private final Clock clock;
  private final SandboxClient sandbox;
  private final String id = Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()));

  Scene(
      Publisher publisher,
      Pool pool,
      Clock clock,
      @ConfigProperty(name = SandboxChats.URI) URI sandbox) {
    this.publisher = publisher;
    this.pool = pool;
    this.clock = clock;
    this.sandbox = new SandboxClient(sandbox);
  }

  /** Everybody can be reached, and nothing waits. */
  void begin() {
    sandbox.noFaults();
    makeChannels();
    ShiftedClock.advance(Duration.ofMinutes(11));
    awaitNothingWaits();
  }

  SandboxClient sandbox() {
    return sandbox;
  }

  Clock clock() {
    return clock;
  }

  /** The item is {@code jira/1/<id>} and called {@code SHOP-<id>}. */
  String id() {
    return id;
  }

  /** The item as it is now. */
  SampleItem item() {
    return now(Samples.item(id));
  }

  SampleItem now(SampleItem samples) {
    return samples.at(clock.instant());
  }

  void publish(Envelope<?>... events) {
    publisher.publish(Arrays.asList(events)).await().atMost(PATIENCE);
  }

  void makeChannels() {
    sandbox.slackChannel(SandboxChats.SLACK, "team");
    sandbox.discordChannel(SandboxChats.DISCORD, "team");
    sandbox.discordChannel(SandboxChats.ALERTS, "alerts");
  }

  void awaitNothingWaits() {
    await().atMost(PATIENCE).until(() -> count("delivery where state = 'WAITING'") == 0);
  }

  /** Both channels tell of the item, once each, and nothing more is to come. */
  void awaitToldOnce() {
    await().atMost(PATIENCE).until(() -> !slack(id).isEmpty() && !discord(id).isEmpty());
    awaitNothingWaits();
    assertThat(slack(id)).hasSize(1);
    assertThat(discord(id)).hasSize(1);
  }

  /** The summary is kept for a moment. */
  static void awaitHealth(String status) {
    await().atMost(PATIENCE).untilAsserted(() -> api("/health").body("status", equalTo(status)));
  }

  void awaitSnapshot(String item, int version) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                count("snapshot where item = 'jira/1/" + item + "' and version = " + version) == 1);
  }

  List<String> slack(String part) {
    return texts(sandbox.slackMessages(SandboxChats.SLACK), part);
  }

  List<String> discord(String part) {
    return texts(sandbox.discordMessages(SandboxChats.DISCORD), part);
  }

  /** All that a Discord channel shows, without escapes. */
  List<String> texts(String discordChannel) {
    return sandbox.discordMessages(discordChannel).stream()
        .map(message -> message.text().replace("\\", ""))
        .toList();
  }

  private static List<String> texts(List<Message> messages, String part) {
    return messages.stream()
        .map(Message::text)
        .filter(text -> text.contains("SHOP-" + part))
        .toList();
  }

  String delivered(String recipient) {
    return "delivery where item = 'jira/1/"
        + id
        + "' and recipient = '"
        + recipient
        + "' and state = 'DELIVERED'";
  }

  UUID message(String recipient) {
    return pool.preparedQuery("select message from delivery where item = $1 and recipient = $2")
        .execute(Tuple.of("jira/1/" + id, recipient))
        .await()
        .atMost(PATIENCE)
        .iterator()
        .next()
        .getUUID(0);
  }

  void execute(String sql, UUID message) {
    pool.preparedQuery(sql).execute(Tuple.of(message)).await().atMost(PATIENCE);
  }

  long count(String rows) {
    return pool.query("select count(*) from " + rows)
        .execute()
        .await()
        .atMost(PATIENCE)
        .iterator()
        .next()
        .getLong(0);
  }

  String state(String recipient) {
    return given()
        .header("X-API-Key", SandboxChats.API_KEY)
        .get("/api/v1/deliveries")
        .then()
        .extract()
        .path("recipients.find { it.id == '" + recipient + "' }.state");
  }

  static ValidatableResponse api(String path) {
    return given().header("X-API-Key", SandboxChats.API_KEY).get(path).then().statusCode(200);
  }
}

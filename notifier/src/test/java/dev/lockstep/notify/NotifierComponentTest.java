package dev.lockstep.notify;

import static dev.lockstep.notify.Samples.decision;
import static dev.lockstep.notify.Samples.item;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.ReconcileCompleted;
import dev.lockstep.contract.TransitionFailed;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Views.Message;
import dev.lockstep.testing.SampleItem;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the topics to the channels. */
@QuarkusTest
@EmbeddedParts
class NotifierComponentTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String SLACK = "slack:" + SandboxChats.SLACK;
  private static final String DISCORD = "discord:" + SandboxChats.DISCORD;

  @Inject Publisher publisher;
  @Inject Pool pool;
  @Inject Clock clock;

  @ConfigProperty(name = SandboxChats.URI)
  URI address;

  private SandboxClient sandbox;

  /** Items of this test, so that tests do not meet each other's. */
  private final String id = Long.toString(Math.abs(UUID.randomUUID().getMostSignificantBits()));

  @BeforeEach
  void everybodyCanBeReachedAndNothingWaits() {
    sandbox = new SandboxClient(address);
    sandbox.noFaults();
    makeChannels();
    ShiftedClock.advance(Duration.ofMinutes(11));
    await().atMost(PATIENCE).until(() -> count("delivery where state = 'WAITING'") == 0);
  }

  @Test
  void aLiveStatusChangeReachesBothChannelsOnce() {
    publish(now(item(id)).in("To Do").published());
    publish(now(item(id)).version(2).moved("To Do", "In Progress").by("Ann").published());

    awaitTold(id, 1);
    assertThat(slack(id).get(0))
        .isEqualTo(
            "<https://acme.atlassian.net/browse/SHOP-%1$s|SHOP-%1$s> Summary of %1$s\n"
                    .formatted(id)
                + "↳ To Do → *In Progress* · by Ann");
    assertThat(discord(id).get(0))
        .isEqualTo(
            "[SHOP-%1$s](<https://acme.atlassian.net/browse/SHOP-%1$s>) Summary of %1$s\n"
                    .formatted(id)
                + "↳ To Do → **In Progress** · by Ann");
  }

  @Test
  void anEventThatComesAgainTellsNobodyAgain() {
    Envelope<?> event = now(item(id)).moved("To Do", "Done").published();
    publish(event, event);
    publish(event);
    publish(now(item(id)).version(2).in("Done").summary("renamed").published());
    awaitSnapshot(id, 2);

    awaitTold(id, 1);
    assertThat(count("delivery where item = 'jira/1/" + id + "'")).isEqualTo(2);
  }

  @Test
  void backfillTellsNobodyAndTheNextMoveIsTold() {
    publish(now(item(id)).version(5).moved("To Do", "In Review").backfill().published());
    awaitSnapshot(id, 5);
    assertThat(count("delivery where item = 'jira/1/" + id + "'")).isZero();

    publish(now(item(id)).version(6).in("Done").published());
    awaitTold(id, 1);
    assertThat(slack(id).get(0)).contains("In Review → *Done*");
  }

  @Test
  void aRefusedMoveGoesToTheAlertChannelAndTheSumOfARunToTheLogChannel() {
    Instant at = clock.instant();
    String key = "SHOP-" + id;
    publish(
        Envelope.of(
            "/sync-engine",
            at,
            Origin.LIVE,
            new TransitionFailed(
                WorkItemRef.jira("1", id),
                key,
                "command-" + id,
                "open pull request",
                "In Review",
                CommandRejected.Reason.NO_TRANSITION,
                "It offers <Reopen>",
                null,
                1,
                at)),
        Envelope.of(
            "/sync-engine",
            at,
            Origin.LIVE,
            new ReconcileCompleted(
                id,
                1200,
                2,
                Map.of(SkipReason.ALREADY_THERE, 1198),
                0,
                1,
                at,
                at.minusMillis(1500))));

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(texts(SandboxChats.ALERTS))
                    .anyMatch(text -> text.startsWith(key + " could not be moved to In Review")));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(texts(SandboxChats.DISCORD))
                    .anyMatch(
                        text ->
                            text.equals(
                                "Open issues compared with the rules: 1,200 checked, 2 moved,"
                                    + " 1,198 left (1198 already there), 0 failed, in 1.5 s.")));
    assertThat(texts(SandboxChats.DISCORD)).noneMatch(text -> text.startsWith(key + " could"));
  }

  private List<String> texts(String discordChannel) {
    return sandbox.discordMessages(discordChannel).stream()
        .map(message -> message.text().replace("\\", ""))
        .toList();
  }

  @Test
  void aDeletedItemTellsNobody() {
    publish(now(item(id)).in("To Do").published());
    publish(
        Envelope.of(
            "/test",
            Instant.now(),
            Origin.LIVE,
            new WorkItemDeleted(
                WorkItemRef.jira("1", id), null, "It was not found.", 9, Instant.now())));
    publish(now(item(id)).version(10).moved("To Do", "In Progress").published());
    awaitTold(id, 1);
  }

  @Test
  void theDecisionThatCausedTheMoveSaysWhy() {
    SampleItem moved = now(item(id)).version(2).moved("To Do", "In Review").by("Lockstep");
    publish(decision(moved, "A pull request is open", "acme/shop#12"));
    await().atMost(PATIENCE).until(() -> count("decision where item = 'jira/1/" + id + "'") == 1);
    publish(moved.published());

    awaitTold(id, 1);
    assertThat(slack(id).get(0))
        .endsWith("To Do → *In Review* · A pull request is open (acme/shop#12)");
    assertThat(discord(id).get(0))
        .endsWith("To Do → **In Review** · A pull request is open \\(acme/shop\\#12\\)");
  }

  @Test
  void aChannelThatAsksToWaitIsLeftAloneUntilThen() {
    sandbox.faults(
        "{\"slack\":{\"throttleRate\":1,\"retryAfterSeconds\":3},"
            + "\"discord\":{\"throttleRate\":1,\"retryAfterSeconds\":3}}");
    sandbox.resetCalls();
    publish(now(item(id)).moved("To Do", "Done").published());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                sandbox.calls("slack", "chat.postMessage") == 1
                    && sandbox.calls("discord", "messages") == 1);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state(SLACK)).isEqualTo("retrying"));
    Instant asked = Instant.now();
    sandbox.noFaults();

    awaitTold(id, 1);
    assertThat(sandbox.calls("slack", "chat.postMessage")).isEqualTo(2);
    assertThat(sandbox.calls("discord", "messages")).isEqualTo(2);
    assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
    assertThat(state(SLACK)).isEqualTo("working");
  }

  @Test
  void aRefusedRecipientIsShownAndHoldsUpNobodyElse() {
    sandbox.reset(1); // Forgets the Discord channel.
    sandbox.slackChannel(SandboxChats.SLACK, "team");
    sandbox.resetCalls();
    publish(now(item(id)).moved("To Do", "In Progress").published());
    publish(now(item(id)).version(2).moved("In Progress", "Done").published());

    await().atMost(PATIENCE).until(() -> state(DISCORD).equals("failing"));
    await().atMost(PATIENCE).until(() -> count(delivered(SLACK)) == 2);
    await()
        .during(Duration.ofSeconds(2))
        .atMost(PATIENCE)
        .until(() -> sandbox.calls("discord", "messages") == 1);
    api("/api/v1/deliveries")
        .body(
            "recipients.find { it.id == '" + DISCORD + "' }.reason",
            containsString("LOGS_CHANNEL_ID"))
        .body("recipients.find { it.id == '" + DISCORD + "' }.waiting", equalTo(2));
    awaitHealth("degraded");

    makeChannels();
    ShiftedClock.advance(Duration.ofMinutes(10));
    await().atMost(PATIENCE).until(() -> count(delivered(DISCORD)) == 2);
    assertThat(state(DISCORD)).isEqualTo("working");
    awaitHealth("healthy");
  }

  @Test
  void aCrashBetweenSendingAndMarkingMakesNoSecondDiscordMessage() {
    publish(now(item(id)).moved("To Do", "Done").published());
    awaitTold(id, 1);
    await().atMost(PATIENCE).until(() -> count("delivery where state = 'WAITING'") == 0);
    UUID message = message(DISCORD);
    sandbox.resetCalls();

    // As the crash left it: sent, but nobody knows.
    execute(
        "update message set state = 'PENDING', external_id = null, ended_at = null where id = $1",
        message);
    execute("update delivery set state = 'WAITING' where message = $1", message);

    await().atMost(PATIENCE).until(() -> count("delivery where state = 'WAITING'") == 0);
    assertThat(sandbox.calls("discord", "messages")).isEqualTo(1);
    assertThat(discord(id)).hasSize(1);
  }

  @Test
  void aBurstIsFoldedIntoFewMessagesAndEachChangeIsToldOnce() {
    List<String> ids =
        IntStream.range(0, 500).mapToObj(i -> id.substring(0, 8) + (10_000 + i)).toList();
    publish(
        ids.stream()
            .map(one -> now(item(one)).moved("To Do", "In Progress").published())
            .toArray(Envelope<?>[]::new));

    Duration patience = Duration.ofSeconds(90);
    await()
        .atMost(patience)
        .until(
            () ->
                count("snapshot where item like 'jira/1/" + id.substring(0, 8) + "1____'") == 500);
    await().atMost(patience).until(() -> count("delivery where state = 'WAITING'") == 0);
    for (List<String> texts : List.of(slack(id.substring(0, 8)), discord(id.substring(0, 8)))) {
      assertThat(texts).hasSizeLessThan(60);
      String all = String.join("\n", texts);
      assertThat(ids).allSatisfy(one -> assertThat(all.split("browse/SHOP-" + one, -1)).hasSize(2));
    }
  }

  @Test
  void theRestFaceAsksForTheKey() {
    given().get("/api/v1/deliveries").then().statusCode(401);
    api("/api/v1/deliveries")
        .body(
            "recipients.collect { it.id }.toSet()",
            equalTo(Set.of(SLACK, DISCORD, "discord:" + SandboxChats.ALERTS)));
  }

  private SampleItem now(SampleItem samples) {
    return samples.at(clock.instant());
  }

  private void publish(Envelope<?>... events) {
    publisher.publish(Arrays.asList(events)).await().atMost(PATIENCE);
  }

  private void makeChannels() {
    sandbox.slackChannel(SandboxChats.SLACK, "team");
    sandbox.discordChannel(SandboxChats.DISCORD, "team");
    sandbox.discordChannel(SandboxChats.ALERTS, "alerts");
  }

  private void awaitTold(String part, int times) {
    await()
        .atMost(PATIENCE)
        .until(() -> slack(part).size() >= times && discord(part).size() >= times);
    await().atMost(PATIENCE).until(() -> count("delivery where state = 'WAITING'") == 0);
    assertThat(slack(part)).hasSize(times);
    assertThat(discord(part)).hasSize(times);
  }

  /** The summary is kept for a moment. */
  private static void awaitHealth(String status) {
    await().atMost(PATIENCE).untilAsserted(() -> api("/health").body("status", equalTo(status)));
  }

  private void awaitSnapshot(String item, int version) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                count("snapshot where item = 'jira/1/" + item + "' and version = " + version) == 1);
  }

  private List<String> slack(String part) {
    return texts(sandbox.slackMessages(SandboxChats.SLACK), part);
  }

  private List<String> discord(String part) {
    return texts(sandbox.discordMessages(SandboxChats.DISCORD), part);
  }

  private static List<String> texts(List<Message> messages, String part) {
    return messages.stream()
        .map(Message::text)
        .filter(text -> text.contains("SHOP-" + part))
        .collect(Collectors.toList());
  }

  private String delivered(String recipient) {
    return "delivery where item = 'jira/1/"
        + id
        + "' and recipient = '"
        + recipient
        + "' and state = 'DELIVERED'";
  }

  private UUID message(String recipient) {
    return pool.preparedQuery("select message from delivery where item = $1 and recipient = $2")
        .execute(Tuple.of("jira/1/" + id, recipient))
        .await()
        .atMost(PATIENCE)
        .iterator()
        .next()
        .getUUID(0);
  }

  private void execute(String sql, UUID message) {
    pool.preparedQuery(sql).execute(Tuple.of(message)).await().atMost(PATIENCE);
  }

  private long count(String rows) {
    return pool.query("select count(*) from " + rows)
        .execute()
        .await()
        .atMost(PATIENCE)
        .iterator()
        .next()
        .getLong(0);
  }

  private String state(String recipient) {
    return given()
        .header("X-API-Key", SandboxChats.API_KEY)
        .get("/api/v1/deliveries")
        .then()
        .extract()
        .path("recipients.find { it.id == '" + recipient + "' }.state");
  }

  private static io.restassured.response.ValidatableResponse api(String path) {
    return given().header("X-API-Key", SandboxChats.API_KEY).get(path).then().statusCode(200);
  }
}

package dev.lockstep.notify;

import static dev.lockstep.notify.Samples.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.contract.Envelope;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the topics to the channels that are slow, away, or refuse. */
@QuarkusTest
@EmbeddedParts
class DeliveryComponentTest {

  @Inject Scene scene;

  @BeforeEach
  void everybodyCanBeReachedAndNothingWaits() {
    scene.begin();
  }

  @Test
  void aChannelThatAsksToWaitIsLeftAloneUntilThen() {
    scene
        .sandbox()
        .faults(
            "{\"slack\":{\"throttleRate\":1,\"retryAfterSeconds\":3},"
                + "\"discord\":{\"throttleRate\":1,\"retryAfterSeconds\":3}}");
    scene.sandbox().resetCalls();
    scene.publish(scene.item().moved("To Do", "Done").published());
    await()
        .atMost(Scene.PATIENCE)
        .until(
            () ->
                scene.sandbox().calls("slack", "chat.postMessage") == 1
                    && scene.sandbox().calls("discord", "messages") == 1);
    await()
        .atMost(Scene.PATIENCE)
        .untilAsserted(() -> assertThat(scene.state(Scene.SLACK)).isEqualTo("retrying"));
    Instant asked = Instant.now();
    scene.sandbox().noFaults();

    scene.awaitToldOnce();
    assertThat(scene.sandbox().calls("slack", "chat.postMessage")).isEqualTo(2);
    assertThat(scene.sandbox().calls("discord", "messages")).isEqualTo(2);
    assertThat(Duration.between(asked, Instant.now())).isGreaterThan(Duration.ofSeconds(2));
    assertThat(scene.state(Scene.SLACK)).isEqualTo("working");
  }

  @Test
  void aRefusedRecipientIsShownAndHoldsUpNobodyElse() {
    scene.sandbox().reset(1); // Forgets the Discord channel.
    scene.sandbox().slackChannel(SandboxChats.SLACK, "team");
    scene.sandbox().resetCalls();
    scene.publish(scene.item().moved("To Do", "In Progress").published());
    scene.publish(scene.item().version(2).moved("In Progress", "Done").published());

    await().atMost(Scene.PATIENCE).until(() -> scene.state(Scene.DISCORD).equals("failing"));
    await().atMost(Scene.PATIENCE).until(() -> scene.count(scene.delivered(Scene.SLACK)) == 2);
    await()
        .during(Duration.ofSeconds(2))
        .atMost(Scene.PATIENCE)
        .until(() -> scene.sandbox().calls("discord", "messages") == 1);
    Scene.api("/api/v1/deliveries")
        .body(
            "recipients.find { it.id == '" + Scene.DISCORD + "' }.reason",
            containsString("LOGS_CHANNEL_ID"))
        .body("recipients.find { it.id == '" + Scene.DISCORD + "' }.waiting", equalTo(2));
    Scene.awaitHealth("degraded");

    scene.makeChannels();
    ShiftedClock.advance(Duration.ofMinutes(10));
    await().atMost(Scene.PATIENCE).until(() -> scene.count(scene.delivered(Scene.DISCORD)) == 2);
    assertThat(scene.state(Scene.DISCORD)).isEqualTo("working");
    Scene.awaitHealth("healthy");
  }

  @Test
  void aCrashBetweenSendingAndMarkingMakesNoSecondDiscordMessage() {
    scene.publish(scene.item().moved("To Do", "Done").published());
    scene.awaitToldOnce();
    scene.awaitNothingWaits();
    UUID message = scene.message(Scene.DISCORD);
    scene.sandbox().resetCalls();

    // As the crash left it: sent, but nobody knows.
    scene.execute(
        "update message set state = 'PENDING', external_id = null, ended_at = null where id = $1",
        message);
    scene.execute("update delivery set state = 'WAITING' where message = $1", message);

    scene.awaitNothingWaits();
    assertThat(scene.sandbox().calls("discord", "messages")).isEqualTo(1);
    assertThat(scene.discord(scene.id())).hasSize(1);
  }

  @Test
  void aBurstIsFoldedIntoFewMessagesAndEachChangeIsToldOnce() {
    String prefix = scene.id().substring(0, 8);
    List<String> ids = IntStream.range(0, 200).mapToObj(i -> prefix + (10_000 + i)).toList();
    scene.publish(
        ids.stream()
            .map(one -> scene.now(item(one)).moved("To Do", "In Progress").published())
            .toArray(Envelope<?>[]::new));

    await()
        .atMost(Scene.PATIENCE)
        .until(() -> scene.count("snapshot where item like 'jira/1/" + prefix + "1____'") == 200);
    scene.awaitNothingWaits();
    for (List<String> texts : List.of(scene.slack(prefix), scene.discord(prefix))) {
      assertThat(texts).hasSizeLessThan(24);
      String all = String.join("\n", texts);
      assertThat(ids).allSatisfy(one -> assertThat(all.split("browse/SHOP-" + one, -1)).hasSize(2));
    }
  }
}

package dev.lockstep.notify;

import static dev.lockstep.notify.Samples.decision;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.ReconcileCompleted;
import dev.lockstep.contract.TransitionFailed;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.testing.SampleItem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the topics to the channels: what is told, and to whom. */
@QuarkusTest
@EmbeddedParts
class TellChangesComponentTest {

  @Inject Scene scene;

  @BeforeEach
  void everybodyCanBeReachedAndNothingWaits() {
    scene.begin();
  }

  @Test
  void aLiveStatusChangeReachesBothChannelsOnce() {
    scene.publish(scene.item().in("To Do").published());
    scene.publish(scene.item().version(2).moved("To Do", "In Progress").by("Ann").published());

    scene.awaitToldOnce();
    assertThat(scene.slack(scene.id()).get(0))
        .isEqualTo(
            "<https://acme.atlassian.net/browse/SHOP-%1$s|SHOP-%1$s> Summary of %1$s\n"
                    .formatted(scene.id())
                + "↳ To Do → *In Progress* · by Ann");
    assertThat(scene.discord(scene.id()).get(0))
        .isEqualTo(
            "[SHOP-%1$s](<https://acme.atlassian.net/browse/SHOP-%1$s>) Summary of %1$s\n"
                    .formatted(scene.id())
                + "↳ To Do → **In Progress** · by Ann");
  }

  @Test
  void anEventThatComesAgainTellsNobodyAgain() {
    Envelope<?> event = scene.item().moved("To Do", "Done").published();
    scene.publish(event, event);
    scene.publish(event);
    scene.publish(scene.item().version(2).in("Done").summary("renamed").published());
    scene.awaitSnapshot(scene.id(), 2);

    scene.awaitToldOnce();
    assertThat(scene.count("delivery where item = 'jira/1/" + scene.id() + "'")).isEqualTo(2);
  }

  @Test
  void backfillTellsNobodyAndTheNextMoveIsTold() {
    scene.publish(scene.item().version(5).moved("To Do", "In Review").backfill().published());
    scene.awaitSnapshot(scene.id(), 5);
    assertThat(scene.count("delivery where item = 'jira/1/" + scene.id() + "'")).isZero();

    scene.publish(scene.item().version(6).in("Done").published());
    scene.awaitToldOnce();
    assertThat(scene.slack(scene.id()).get(0)).contains("In Review → *Done*");
  }

  @Test
  void aRefusedMoveGoesToTheAlertChannelAndTheSumOfARunToTheLogChannel() {
    Instant at = scene.clock().instant();
    String key = "SHOP-" + scene.id();
    scene.publish(
        Envelope.of(
            "/sync-engine",
            at,
            Origin.LIVE,
            new TransitionFailed(
                WorkItemRef.jira("1", scene.id()),
                key,
                "command-" + scene.id(),
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
                scene.id(),
                1200,
                2,
                Map.of(SkipReason.ALREADY_THERE, 1198),
                0,
                1,
                at,
                at.minusMillis(1500))));

    await()
        .atMost(Scene.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(scene.texts(SandboxChats.ALERTS))
                    .anyMatch(text -> text.startsWith(key + " could not be moved to In Review")));
    await()
        .atMost(Scene.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(scene.texts(SandboxChats.DISCORD))
                    .anyMatch(
                        text ->
                            text.equals(
                                "Open issues compared with the rules: 1,200 checked, 2 moved,"
                                    + " 1,198 left (1198 already there), 0 failed, in 1.5 s.")));
    assertThat(scene.texts(SandboxChats.DISCORD))
        .noneMatch(text -> text.startsWith(key + " could"));
  }

  @Test
  void aDeletedItemTellsNobody() {
    scene.publish(scene.item().in("To Do").published());
    scene.publish(
        Envelope.of(
            "/test",
            Instant.now(),
            Origin.LIVE,
            new WorkItemDeleted(
                WorkItemRef.jira("1", scene.id()), null, "It was not found.", 9, Instant.now())));
    scene.publish(scene.item().version(10).moved("To Do", "In Progress").published());
    scene.awaitToldOnce();
  }

  @Test
  void theDecisionThatCausedTheMoveSaysWhy() {
    SampleItem moved = scene.item().version(2).moved("To Do", "In Review").by("Lockstep");
    scene.publish(decision(moved, "A pull request is open", "acme/shop#12"));
    await()
        .atMost(Scene.PATIENCE)
        .until(() -> scene.count("decision where item = 'jira/1/" + scene.id() + "'") == 1);
    scene.publish(moved.published());

    scene.awaitToldOnce();
    assertThat(scene.slack(scene.id()).get(0))
        .endsWith("To Do → *In Review* · A pull request is open (acme/shop#12)");
    assertThat(scene.discord(scene.id()).get(0))
        .endsWith("To Do → **In Review** · A pull request is open \\(acme/shop\\#12\\)");
  }

  @Test
  void theRestFaceAsksForTheKey() {
    given().get("/api/v1/deliveries").then().statusCode(401);
    Scene.api("/api/v1/deliveries")
        .body(
            "recipients.collect { it.id }.toSet()",
            equalTo(Set.of(Scene.SLACK, Scene.DISCORD, "discord:" + SandboxChats.ALERTS)));
  }
}

package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommentOnWorkItem;
import dev.lockstep.contract.EditWorkItem;
import dev.lockstep.contract.EffectFailed;
import dev.lockstep.contract.Message;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.Topics;
import dev.lockstep.sync.app.RepeatEffects;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What rules do besides moves. */
@QuarkusTest
@RealParts
class EffectsComponentTest {

  @Inject Scene scene;
  @Inject RepeatEffects repeatEffects;

  @Test
  void whatARuleDoesBesidesIsAskedForWithItsMove() {
    scene.given("OWN");
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));
    scene.move("In Review");
    EditWorkItem assign = scene.commands(EditWorkItem.class, 1).get(0);
    assertThat(assign.fields().set()).containsEntry("assignee", Scene.ANA.id());
    assertThat(assign.basedOn()).containsEntry("assignee", "");

    scene.publish(Origin.LIVE, scene.release());
    scene.publish(Origin.LIVE, scene.deployment());
    assertThat(scene.move("Done").because()).contains("deployment to production");
    EditWorkItem edit = scene.commands(EditWorkItem.class, 2).get(1);
    assertThat(edit.fields().add().get("labels")).containsExactly("shipped");
    assertThat(edit.fields().add().get("fixVersions")).containsExactly("v1");
    CommentOnWorkItem comment = scene.commands(CommentOnWorkItem.class, 1).get(0);
    assertThat(comment.body().value()).startsWith("It runs. " + scene.item().key() + " goes from");
    Awaitility.await()
        .atMost(EngineTopics.PATIENCE)
        .untilAsserted(
            () ->
                Scene.api()
                    .get("/decisions/" + scene.item().key())
                    .then()
                    .body("decisions[0].book", equalTo("own"))
                    .body(
                        "decisions[0].effects.what",
                        contains("label shipped", "fix version v1", "comment")));
  }

  @Test
  void whatBecameOfEachIsToldAndWhatWasRefusedIsRepeatedWhenItMayPass() {
    EditWorkItem edit = shipped();
    scene.publish(
        Origin.LIVE,
        CommandApplied.done(
            command(EditWorkItem.class, 1),
            scene.item().ref(),
            true,
            Map.of("fixVersions", "there is no version v1"),
            Instant.EPOCH,
            1));
    scene.reject(command(CommentOnWorkItem.class, 0), CommandRejected.Reason.NOT_PERMITTED);

    assertThat(edit.fields().names()).containsExactlyInAnyOrder("labels", "fixVersions");
    Scene.api()
        .get("/decisions/" + scene.item().key())
        .then()
        .body("decisions[0].outcome", equalTo("moved from In Review to Done"))
        .body("decisions[0].effects.state", contains("DONE", "REFUSED", "REFUSED"))
        .body(
            "decisions[0].effects.outcome",
            contains(
                "done",
                "not possible: there is no version v1",
                "not possible (NOT_PERMITTED): It does not go."));
    List<EffectFailed> failed =
        scene.topics().await(Topics.DECISION, scene.key(), EffectFailed.class, 2);
    assertThat(failed)
        .extracting(EffectFailed::effect)
        .containsExactly("fix version v1", "comment");
    assertThat(failed)
        .allSatisfy(
            one -> {
              assertThat(one.rule()).isEqualTo("in production");
              assertThat(one.repeatAt()).isAfter(Instant.now());
            });

    scene.repeat(repeatEffects);
    assertThat(edits()).hasSize(2);
    scene.makeEffectsDue();
    scene.repeat(repeatEffects);
    EditWorkItem again = scene.commands(EditWorkItem.class, 3).get(2);
    assertThat(again.fields().names()).as("what was done stays").containsExactly("fixVersions");
    scene.commands(CommentOnWorkItem.class, 2);
    scene.reject(command(EditWorkItem.class, 2), CommandRejected.Reason.REFUSED);
    assertThat(scene.topics().afterAll(Topics.DECISION, scene.key(), EffectFailed.class))
        .as("told once")
        .hasSize(2);
  }

  @Test
  void whatWasRefusedIsLeftWherePersonsMovedTheItemSince() {
    shipped();
    scene.reject(command(EditWorkItem.class, 1), CommandRejected.Reason.REFUSED);
    scene.publish(Origin.LIVE, scene.item().in("To Do").version(5).event());
    scene.topics().awaitNothingLeft();
    scene.makeEffectsDue();
    scene.repeat(repeatEffects);

    assertThat(edits()).hasSize(2);
  }

  @Test
  void whatNobodyCanHelpWithIsNotRepeated() {
    shipped();
    scene.reject(command(EditWorkItem.class, 1), CommandRejected.Reason.DISCARDED);
    scene.makeEffectsDue();
    scene.repeat(repeatEffects);

    assertThat(edits()).hasSize(2);
  }

  /** An item in production, whose second edit and comment are on their way. */
  private EditWorkItem shipped() {
    scene.given("OWN");
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));
    scene.move("In Review");
    scene.publish(Origin.LIVE, scene.release());
    scene.publish(Origin.LIVE, scene.deployment());
    scene.move("Done");
    scene.moved(1, "To Do", "In Review");
    scene.moved(2, "In Review", "Done");
    return scene.commands(EditWorkItem.class, 2).get(1);
  }

  /** Id of the nth command of that kind. */
  private String command(Class<? extends Message> type, int nth) {
    return scene.topics().ids(Topics.COMMAND_JIRA, scene.key(), type).get(nth);
  }

  private List<EditWorkItem> edits() {
    return scene.topics().afterAll(Topics.COMMAND_JIRA, scene.key(), EditWorkItem.class);
  }
}

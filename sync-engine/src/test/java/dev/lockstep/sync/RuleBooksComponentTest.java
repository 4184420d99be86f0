package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.Message;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.contract.WorkItemsRead;
import dev.lockstep.testing.SampleItem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Rule books of the settings on a real broker and database. */
@QuarkusTest
@RealParts
class RuleBooksComponentTest {

  @Inject Scene scene;

  @Test
  void aLabelIsAFactWhenABookAsksForIt() {
    scene.given("OWN");
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));
    scene.move("In Review");
    scene.publish(Origin.LIVE, scene.item().in("In Review").version(2).event());
    scene.publish(Origin.LIVE, scene.item().in("In Review").version(3).labels("blocked").event());
    assertThat(scene.move("In Progress").because()).contains("label blocked");
    scene.publish(Origin.LIVE, scene.item().in("Done").version(4).labels("blocked").event());
    scene.publish(
        Origin.LIVE, scene.item().in("Done").version(5).labels("blocked", "other").event());

    assertThat(scene.topics().afterAll(Topics.COMMAND_JIRA, scene.key(), TransitionWorkItem.class))
        .hasSize(2);
  }

  @Test
  void aDryRunDecidesAndTellsAndWritesNothing() {
    scene.given("DRY");
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));

    DecisionMade decision = scene.decisions(Verdict.ACT, null).get(0);
    assertThat(decision.onlySaid()).isTrue();
    assertThat(decision.wanted()).isEqualTo("In Review");
    assertThat(decision.commandId()).isNull();
    assertThat(scene.topics().afterAll(Topics.COMMAND_JIRA, scene.key(), Message.class)).isEmpty();
    Scene.api()
        .get("/decisions/" + scene.item().key())
        .then()
        .body("decisions[0].dryRun", equalTo(true));
  }

  @Test
  void aParentFollowsAChildThatIsBegunAndHistoryOfChildrenMovesNothing() {
    scene.given("FAM");
    SampleItem parent = scene.item();
    SampleItem known = Scene.child(parent).in("In Progress");
    scene.publish(Origin.BACKFILL, known.event());
    assertThat(scene.topics().afterAll(Topics.COMMAND_JIRA, scene.key(), Message.class)).isEmpty();

    SampleItem other = Scene.child(parent);
    scene.publish(Origin.BACKFILL, other.event());
    scene.publish(Origin.LIVE, known.in("To Do").version(2).event());
    scene.topics().awaitNothingLeft();
    scene.publish(Origin.LIVE, other.in("In Progress").version(2).event());
    assertThat(scene.move("In Progress").because()).contains("child in work 1 of 2");
  }

  @Test
  void aParentFollowsItsLastChildOnlyOnceAllIssuesWereRead() {
    scene.given("9", "KIN");
    SampleItem child = SampleItem.of("9", scene.item().key() + "1").below(scene.item());
    scene.publish(Origin.BACKFILL, child.in("In Progress").event());
    scene.topics().awaitNothingLeft();
    scene.publish(Origin.LIVE, child.in("Done").version(2).event());
    scene.decisions(Verdict.SKIP, SkipReason.UNKNOWN_FACT);
    assertThat(scene.moves()).isEmpty();
    Scene.api()
        .get("/decisions/" + scene.item().key() + "/why?status=Done")
        .then()
        .body(
            "rules[0].needs[0].evidence",
            equalTo("the issues of jira/9 were not read completely yet"));

    long beyond = scene.topics().endOf(Topics.SCM_CHANGE_BULK, 0);
    scene.publish(
        Origin.LIVE,
        new WorkItemsRead(
            "jira/9", Map.of(Topics.SCM_CHANGE_BULK + "-0", beyond), 1, Instant.EPOCH));
    scene.topics().awaitNothingLeft();
    Scene.compare();
    assertThat(scene.moves()).as("not all of it was taken in").isEmpty();
    scene.topics().fillScmBulk(0);
    Awaitility.await()
        .atMost(EngineTopics.PATIENCE)
        .untilAsserted(
            () -> {
              Scene.compare();
              assertThat(scene.moves()).containsExactly("Done");
            });
  }

  @Test
  void whyAnItemIsNotInAStatusIsAnsweredInSentences() {
    scene.given("FAM");
    scene.publish(Origin.LIVE, scene.pull(State.DRAFT, 1));
    scene.move("In Progress");

    Scene.api()
        .get("/decisions/" + scene.item().key() + "/why?status=In Review")
        .then()
        .statusCode(200)
        .body("asked", equalTo("In Review"))
        .body("rules[0].rule", equalTo("open pull request"))
        .body("rules[0].holds", equalTo("NO"))
        .body(
            "answer",
            hasItem("The rule 'open pull request' does not hold (open pull request: no)."));
    Scene.api().get("/decisions/" + scene.item().key() + "/why").then().statusCode(400);
    Scene.api().get("/decisions/NOBODY-7/why?status=Done").then().statusCode(404);
  }
}

package dev.lockstep.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.testing.SampleItem;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine on a real broker and database: events in, decisions and commands out. */
@QuarkusTest
@RealParts
class DecideStatusComponentTest {

  @Inject Scene scene;

  @BeforeEach
  void anItemNobodyElseUses() {
    scene.chosen("SHOP");
  }

  @Test
  void anOpenPullRequestAsksForReviewAndSaysWhy() {
    scene.publish(Origin.BACKFILL, scene.item("To Do", 1));
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));

    TransitionWorkItem command = scene.commands(TransitionWorkItem.class, 1).get(0);
    assertThat(command.wanted()).containsExactly("In Review");
    assertThat(command.basedOn()).containsExactly("To Do");
    scene.decisions(Verdict.ACT, null);
    Awaitility.await()
        .atMost(EngineTopics.PATIENCE)
        .untilAsserted(
            () ->
                Scene.api()
                    .get("/decisions/" + scene.item().key())
                    .then()
                    .statusCode(200)
                    .body("decisions[0].verdict", equalTo("ACT"))
                    .body(
                        "decisions[0].explanation",
                        containsString("open pull request bitbucket/acme/own#" + scene.number())));
  }

  @Test
  void theWholeStoryMovesTheItemThreeTimesAndDuplicatesMoveNothing() {
    scene.publish(Origin.BACKFILL, scene.item("To Do", 1));
    scene.publish(Origin.LIVE, scene.branch(1));
    scene.commands(TransitionWorkItem.class, 1);
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));
    scene.commands(TransitionWorkItem.class, 2);
    scene.publish(Origin.LIVE, scene.pull(State.MERGED, 2));
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));
    List<TransitionWorkItem> commands = scene.commands(TransitionWorkItem.class, 3);

    assertThat(commands)
        .extracting(c -> c.wanted().get(0))
        .containsExactly("In Progress", "In Review", "Dev Testing");
    assertThat(commands.get(2).basedOn())
        .containsExactlyInAnyOrder("To Do", "In Progress", "In Review");
    assertThat(scene.moves()).hasSize(3);
  }

  @Test
  void backfillMovesNothingAndIsWhatLaterFactsAreComparedWith() {
    scene.publish(Origin.BACKFILL, scene.pull(State.OPEN, 1));
    scene.publish(Origin.BACKFILL, scene.item("To Do", 1));
    scene.publish(Origin.LIVE, scene.item("To Do", 2));
    assertThat(scene.moves()).isEmpty();

    scene.publish(Origin.LIVE, scene.pull(State.MERGED, 2));
    assertThat(scene.commands(TransitionWorkItem.class, 1).get(0).wanted())
        .containsExactly("Dev Testing");
  }

  @Test
  void nothingIsDecidedAboutADeletedItemUntilItIsBack() {
    scene.publish(Origin.BACKFILL, scene.item("To Do", 1));
    scene.publish(
        Origin.LIVE,
        new WorkItemDeleted(
            scene.item().ref(), scene.item().key(), "It was not found.", 5, Instant.EPOCH));
    scene.publish(Origin.LIVE, scene.item("To Do", 4));
    assertThat(scene.moves()).isEmpty(); // items and branches come on topics of their own
    scene.publish(Origin.LIVE, scene.branch(1));
    assertThat(scene.moves()).isEmpty();

    scene.publish(Origin.LIVE, scene.item("To Do", 6));
    assertThat(scene.commands(TransitionWorkItem.class, 1).get(0).wanted())
        .containsExactly("In Progress");
  }

  @Test
  void aBranchThatComesBeforeItsItemMovesItOnceTheItemIsKnown() {
    scene.publish(Origin.LIVE, scene.branch(1));
    assertThat(scene.moves()).isEmpty();
    scene.publish(Origin.BACKFILL, scene.item("To Do", 1));

    assertThat(scene.commands(TransitionWorkItem.class, 1).get(0).wanted())
        .containsExactly("In Progress");
  }

  @Test
  void aPersonsMoveStandsUntilAFactChanges() {
    scene.publish(Origin.BACKFILL, scene.item("To Do", 1));
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));
    scene.commands(TransitionWorkItem.class, 1);
    scene.publish(Origin.LIVE, scene.item("In Review", 2));
    scene.publish(Origin.LIVE, scene.item("In Progress", 3));
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 5));
    assertThat(scene.moves()).hasSize(1);

    scene.publish(Origin.LIVE, scene.pull(State.MERGED, 6));
    assertThat(scene.commands(TransitionWorkItem.class, 2).get(1).wanted())
        .containsExactly("Dev Testing");
  }

  @Test
  void anItemOfAnotherTrackerIsNotMoved() {
    String number = "" + scene.number();
    scene.chosen(
        SampleItem.of("AB#" + number).ref(new WorkItemRef("azure-devops", "acme", number)));
    scene.publish(Origin.BACKFILL, scene.item("To Do", 1));
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));

    assertThat(scene.moves()).isEmpty();
  }

  @Test
  void anItemThatIsFurtherIsNotTakenBack() {
    scene.publish(Origin.BACKFILL, scene.item("Dev Testing", 1));
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));

    DecisionMade decision = scene.decisions(Verdict.SKIP, SkipReason.WOULD_REGRESS).get(0);
    assertThat(decision.explanation()).contains("further than In Review");
    assertThat(scene.moves()).isEmpty();
  }

  @Test
  void badQuestionsGetClearAnswers() {
    Scene.api()
        .get("/decisions/NOBODY-1")
        .then()
        .statusCode(404)
        .body("detail", containsString("NOBODY-1"));
    Scene.api()
        .get("/decisions/no-key-at-all")
        .then()
        .statusCode(400)
        .body("detail", containsString("ABC-123"));
    Scene.api()
        .get("/decisions/SHOP-1?limit=0")
        .then()
        .statusCode(400)
        .body("detail", containsString("1 to 200"));
    given().get("/decisions/SHOP-1").then().statusCode(401);
  }
}

package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.lockstep.contract.Origin;
import dev.lockstep.contract.PullRequestChanged.State;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** A move is taken back, where it can be. */
@QuarkusTest
@RealParts
class UndoComponentTest {

  @Inject Scene scene;

  @Test
  void aMoveIsTakenBackAndItsRuleStaysSilentUntilAFactChanges() {
    scene.given("FAM");
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));
    scene.move("In Review");
    String id = scene.latest("decisions[0].id");
    Scene.undo(id).statusCode(409).body("detail", containsString("moved nothing"));
    scene.moved(1, "To Do", "In Review");
    scene.publish(Origin.LIVE, scene.item().in("In Review").version(2).event());
    scene.topics().awaitNothingLeft();

    Scene.undo(id).statusCode(200).body("from", equalTo("In Review")).body("to", equalTo("To Do"));
    assertThat(scene.move("To Do").because()).contains("ana took back what the rule");
    Scene.undo(id).statusCode(409).body("detail", containsString("taken back already"));
    scene.moved(2, "In Review", "To Do");
    scene.publish(Origin.LIVE, scene.item().in("To Do").version(3).event());
    scene.topics().awaitNothingLeft();
    Scene.api()
        .get("/decisions/" + scene.item().key() + "/why?status=In Review")
        .then()
        .statusCode(200)
        .body("would", equalTo("SILENCED"))
        .body("answer", hasItem(containsString("was taken back")));
    scene.publish(Origin.LIVE, scene.pull(State.MERGED, 5));
    scene.move("Dev Testing");
  }

  @Test
  void aMoveThatTheItemLeftAgainIsNotTakenBack() {
    scene.given("FAM");
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));
    scene.move("In Review");
    scene.moved(1, "To Do", "In Review");
    scene.publish(Origin.LIVE, scene.item().in("Blocked").version(9).event());
    scene.topics().awaitNothingLeft();

    Scene.undo(scene.latest("decisions[0].id"))
        .statusCode(409)
        .body("detail", containsString("stands in Blocked by now"));
    Scene.undo("nothing").statusCode(404).body("detail", containsString("nothing"));
    Scene.api()
        .contentType("application/json")
        .body("{}")
        .post("/decisions/nothing/undo")
        .then()
        .statusCode(400)
        .body("detail", containsString("who does it"));
  }
}

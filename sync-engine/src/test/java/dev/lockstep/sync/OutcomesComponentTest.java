package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.sync.app.Decisions;
import dev.lockstep.sync.app.Items;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What became of commands, and what is decided from there. */
@QuarkusTest
@RealParts
class OutcomesComponentTest {

  @Inject Scene scene;
  @Inject Transactions transactions;
  @Inject Decisions decisions;
  @Inject Items items;

  @BeforeEach
  void anItemNobodyElseUses() {
    scene.chosen("SHOP");
  }

  @Test
  void whatBecameOfSomebodyElsesCommandIsIgnored() {
    scene.publish(Origin.BACKFILL, scene.item("To Do", 1));
    scene.publish(
        Origin.LIVE,
        CommandApplied.done(
            "somebody-elses", scene.item().ref(), true, Map.of(), Instant.EPOCH, 1));
    scene.publish(Origin.LIVE, scene.branch(1));
    assertThat(scene.commands(TransitionWorkItem.class, 1).get(0).basedOn())
        .containsExactly("To Do");
  }

  @Test
  void theOutcomeOfACommandIsPartOfTheHistory() {
    scene.publish(Origin.BACKFILL, scene.item("To Do", 1));
    scene.publish(Origin.LIVE, scene.branch(1));
    scene.commands(TransitionWorkItem.class, 1);
    String commandId = scene.decisions(Verdict.ACT, null).get(0).commandId();
    scene.publish(
        Origin.LIVE,
        CommandApplied.moved(
            String.valueOf(commandId),
            scene.item().ref(),
            true,
            "To Do",
            "In Progress",
            Instant.EPOCH,
            2));

    Awaitility.await()
        .atMost(EngineTopics.PATIENCE)
        .untilAsserted(
            () ->
                Scene.api()
                    .get("/decisions/" + scene.item().key())
                    .then()
                    .body("decisions[0].outcome", equalTo("moved from To Do to In Progress")));
  }

  @Test
  void whatACommandReachedIsAStartEvenIfAnOlderEventIsToldAfterIt() {
    scene.publish(Origin.BACKFILL, scene.item("To Do", 1));
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));
    scene.commands(TransitionWorkItem.class, 1);
    String commandId = scene.decisions(Verdict.ACT, null).get(0).commandId();
    scene.publish(
        Origin.LIVE,
        CommandApplied.moved(
            String.valueOf(commandId),
            scene.item().ref(),
            true,
            "In Progress",
            "In Review",
            Instant.EPOCH,
            2));
    scene.topics().awaitNothingLeft();
    scene.publish(Origin.LIVE, scene.item("In Progress", 2));
    scene.topics().awaitNothingLeft();

    scene.publish(Origin.LIVE, scene.pull(State.MERGED, 2));
    assertThat(scene.commands(TransitionWorkItem.class, 2).get(1).basedOn())
        .contains("In Progress", "In Review");
  }

  @Test
  void ofOutcomesTakenInTogetherTheLastTellsWhereTheItemStands() {
    scene.publish(Origin.BACKFILL, scene.item("To Do", 1));
    scene.publish(Origin.LIVE, scene.branch(1));
    scene.commands(TransitionWorkItem.class, 1);
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));
    scene.commands(TransitionWorkItem.class, 2);
    List<String> ids = commandsOnTheirWay();
    List<Outcome> outcomes =
        List.of(
            CommandApplied.moved(
                ids.get(0), scene.item().ref(), true, "To Do", "In Progress", Instant.EPOCH, 2),
            CommandApplied.moved(
                ids.get(1),
                scene.item().ref(),
                true,
                "In Progress",
                "In Review",
                Instant.EPOCH,
                2));
    transactions
        .run(
            tx ->
                // The plan of a database with statistics, which takes outcomes one by one.
                tx.connection()
                    .query("set local enable_hashjoin = off; set local enable_mergejoin = off")
                    .execute()
                    .chain(() -> decisions.close(tx, outcomes, Instant.EPOCH))
                    .chain(() -> items.lock(tx, Set.of(scene.item().key())))
                    .invoke(
                        locked -> {
                          assertThat(locked.get(0).status()).isEqualTo("In Review");
                          assertThat(locked.get(0).reached()).isEqualTo("In Review");
                        }))
        .await()
        .atMost(EngineTopics.PATIENCE);
  }

  private List<String> commandsOnTheirWay() {
    List<String> ids = new ArrayList<>();
    scene
        .topics()
        .pool()
        .preparedQuery("select command_id from pending where ref = $1 order by since")
        .execute(Tuple.of(scene.key()))
        .await()
        .atMost(EngineTopics.PATIENCE)
        .forEach(row -> ids.add(row.getString(0)));
    return ids;
  }
}

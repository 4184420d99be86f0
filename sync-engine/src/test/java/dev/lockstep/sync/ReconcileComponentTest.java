package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.Message;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.ReconcileCompleted;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.TransitionFailed;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.contract.WorkItemsDue;
import dev.lockstep.testing.SampleItem;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a comparison of all open items repairs and what it leaves. */
@QuarkusTest
@RealParts
class ReconcileComponentTest {

  @Inject Scene scene;
  @Inject Pool pool;

  @Test
  void aRefusedMoveIsToldOnceAndRepeatedByAComparisonWhenItMayPass() {
    scene.given("FAM");
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));
    scene.move("In Review");
    scene.reject(scene.decisions(Verdict.ACT, null).get(0), CommandRejected.Reason.NEEDS_PERSON);
    TransitionFailed failed =
        scene.topics().await(Topics.DECISION, scene.key(), TransitionFailed.class, 1).get(0);
    assertThat(failed.wanted()).isEqualTo("In Review");
    assertThat(failed.rule()).isEqualTo("open pull request");
    assertThat(failed.repeatAt()).isAfter(Instant.now());

    Scene.compare();
    assertThat(scene.topics().afterAll(Topics.COMMAND_JIRA, scene.key(), TransitionWorkItem.class))
        .hasSize(1);
    scene.makeDue();
    Scene.compare();
    assertThat(scene.topics().afterAll(Topics.COMMAND_JIRA, scene.key(), TransitionWorkItem.class))
        .hasSize(2);
    scene.reject(scene.decisions(Verdict.ACT, null).get(1), CommandRejected.Reason.NEEDS_PERSON);
    assertThat(scene.topics().afterAll(Topics.DECISION, scene.key(), TransitionFailed.class))
        .hasSize(1);
  }

  @Test
  void whatNobodyCanHelpWithIsNotRepeated() {
    scene.given("FAM");
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));
    scene.move("In Review");
    scene.reject(scene.decisions(Verdict.ACT, null).get(0), CommandRejected.Reason.DISCARDED);
    assertThat(
            scene
                .topics()
                .await(Topics.DECISION, scene.key(), TransitionFailed.class, 1)
                .get(0)
                .repeatAt())
        .isNull();
    scene.makeDue();
    Scene.compare();
    assertThat(scene.topics().afterAll(Topics.COMMAND_JIRA, scene.key(), TransitionWorkItem.class))
        .hasSize(1);
  }

  @Test
  void aComparisonRepairsWhatWasMissedAndTellsItsSum() {
    scene.given("FAM");
    scene.publish(Origin.LIVE, scene.pull(State.DRAFT, 1));
    scene.move("In Progress");
    scene.topics().awaitNothingLeft();
    // A fact that nobody decided on, as after a record was taken out by hand.
    pool.preparedQuery(
            "update artefact set data = replace(data, 'DRAFT', 'OPEN') where ref like $1")
        .execute(Tuple.of(Scene.REPOSITORY + "/pull-request/" + scene.number()))
        .await()
        .atMost(EngineTopics.PATIENCE);

    String run = Scene.compare();
    scene.move("In Review");
    ReconcileCompleted sum =
        scene
            .topics()
            .await(Topics.DECISION, "reconcile/" + run, ReconcileCompleted.class, 1)
            .get(0);
    assertThat(sum.moved()).isEqualTo(1);
    assertThat(sum.failed()).isZero();
    assertThat(sum.checked())
        .isEqualTo(1 + sum.skipped().values().stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void anItemThatIsDueIsToldOnceForEachDueDate() {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    scene.given("FAM");
    SampleItem done = SampleItem.of(scene.item().key() + "1").in("Done").due(today);
    SampleItem later = SampleItem.of(scene.item().key() + "2").due(today.plusDays(9));
    scene.publish(Origin.BACKFILL, done.event());
    scene.publish(Origin.BACKFILL, later.event());
    SampleItem item = scene.item().due(today.plusDays(2)).assignee("5b10ana", "Ana Silva");
    scene.publish(Origin.LIVE, item.version(2).event());
    scene.topics().awaitNothingLeft();

    WorkItemsDue told = due(Scene.compare()).get(0);
    assertThat(told.today()).isBetween(today, today.plusDays(1));
    assertThat(told.items())
        .extracting(WorkItemsDue.Due::key)
        .contains(item.key())
        .doesNotContain(done.key(), later.key());
    scene.publish(Origin.LIVE, item.labels("other").version(3).event());
    assertThat(due(Scene.compare())).isEmpty();

    scene.publish(Origin.LIVE, item.due(today.minusDays(1)).version(4).event());
    scene.topics().awaitNothingLeft();
    assertThat(due(Scene.compare()).get(0).items())
        .singleElement()
        .satisfies(
            again -> {
              assertThat(again.due()).isEqualTo(today.minusDays(1));
              assertThat(again.assignee()).isNotNull();
            });
  }

  private List<WorkItemsDue> due(String run) {
    return scene.topics().afterAll(Topics.DECISION, "due/" + run, WorkItemsDue.class);
  }

  @Test
  void anImportedItemIsNotMovedByAComparison() {
    scene.imported("FAM");
    Scene.compare();

    assertThat(scene.topics().afterAll(Topics.COMMAND_JIRA, scene.key(), Message.class)).isEmpty();
    assertThat(scene.topics().afterAll(Topics.DECISION, scene.key(), Message.class)).isEmpty();
  }
}

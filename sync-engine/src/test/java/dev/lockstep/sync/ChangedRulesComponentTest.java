package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommentOnWorkItem;
import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RichText;
import dev.lockstep.contract.Topics;
import dev.lockstep.sync.app.RepeatEffects;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** lockstep.yaml changes while the engine runs. */
@QuarkusTest
@RealParts
class ChangedRulesComponentTest {

  private static final Path WRITTEN = Path.of("src/test/resources/lockstep.yaml");

  /** In the standard book an open pull request leads to In Review; here to a status behind it. */
  private static final String OTHER =
      """

          - name: changed
            projects: [CHG]
            order: [To Do, In Progress, In Review, Peer Review, Done]
            rules:
              - {name: open, when: {open: yes}, status: Peer Review}
      """;

  @Inject Scene scene;
  @Inject Pool pool;
  @Inject RepeatEffects repeatEffects;

  @ConfigProperty(name = "LOCKSTEP_CONFIG")
  Path config;

  private String before = "";

  @BeforeEach
  void theBooksAsTheyAreWritten() throws IOException {
    before = Files.readString(WRITTEN);
  }

  @AfterEach
  void theBooksOfBefore() throws IOException {
    write(before);
    Scene.api().post("/rules/reload").then().statusCode(200);
  }

  @Test
  void aChangedBookCountsWithoutARestartAndMovesWhatStandsWhereItWasDecided() throws IOException {
    scene.given("CHG");
    publishOpen();
    scene.moved(1, "To Do", "In Review");

    write(before + OTHER);
    assertThat(scene.move("Peer Review").because()).contains("open pull request");
    Scene.api()
        .get("/rules")
        .then()
        .body("books.name", contains("own", "families", "changed", "standard"));
  }

  @Test
  void aChangedBookLeavesWhatAPersonMovedSince() throws IOException {
    scene.given("CHG");
    publishOpen();
    scene.moved(1, "To Do", "In Review");
    scene.publish(Origin.LIVE, scene.item().in("In Progress").version(2).event());
    scene.topics().awaitNothingLeft();

    reloadWith(before + OTHER);
    assertThat(scene.moves()).containsExactly("In Review");
    scene.publish(Origin.LIVE, scene.pull(State.DRAFT, 3));
    scene.decisions(Verdict.SKIP, SkipReason.NO_RULE);
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 4));
    scene.move("Peer Review");
  }

  @Test
  void aChangedBookLeavesWhatWasTakenBack() throws IOException {
    scene.given("CHG");
    publishOpen();
    scene.moved(1, "To Do", "In Review");
    Scene.undo(scene.latest("decisions[0].id")).statusCode(200);
    scene.move("To Do");
    scene.moved(2, "In Review", "To Do");

    reloadWith(before + OTHER);
    assertThat(scene.moves()).containsExactly("In Review", "To Do");
  }

  @Test
  void aChangedBookMovesNoHistory() throws IOException {
    scene.imported("CHG");

    reloadWith(before + OTHER);
    assertThat(scene.moves()).isEmpty();
  }

  @Test
  void whatRulesDoBesidesIsNoReasonToDecideAnew() throws IOException {
    scene.given("OWN");
    publishOpen();
    scene.moved(1, "To Do", "In Review");

    reloadWith(commenting("Hello."));
    assertThat(scene.latest("decisions[1].id")).isNull();
    assertThat(scene.moves()).containsExactly("In Review");
  }

  @Test
  void whatAChangedBookDoesNotWantAnyMoreIsNotAskedForAgain() throws IOException {
    reloadWith(commenting("Hello."));
    scene.given("OWN");
    publishOpen();
    scene.moved(1, "To Do", "In Review");
    scene.reject(
        scene.topics().ids(Topics.COMMAND_JIRA, scene.key(), CommentOnWorkItem.class).get(0),
        CommandRejected.Reason.NOT_PERMITTED);
    scene.makeEffectsDue();

    reloadWith(before);
    scene.repeat(repeatEffects);
    assertThat(comments()).hasSize(1);
    reloadWith(commenting("Hello."));
    scene.repeat(repeatEffects);
    assertThat(comments()).hasSize(2);
  }

  @Test
  void whatWasDecidedBeforeBooksWereRememberedCountsAsDecidedByTheOneInForce() throws IOException {
    scene.given("CHG");
    publishOpen();
    scene.moved(1, "To Do", "In Review");
    pool.preparedQuery("update item set decided_by = null where ref = $1")
        .execute(Tuple.of(scene.key()))
        .await()
        .atMost(EngineTopics.PATIENCE);
    Scene.compare();
    assertThat(scene.moves()).containsExactly("In Review");

    reloadWith(before + OTHER);
    assertThat(scene.moves()).containsExactly("In Review", "Peer Review");
  }

  @Test
  void aChangedTextReplacesTheCommentWithTheNextDecisionOfItsRule() throws IOException {
    reloadWith(commenting("Hello."));
    scene.given("OWN");
    publishOpen();
    scene.moved(1, "To Do", "In Review");
    CommentOnWorkItem first = scene.commands(CommentOnWorkItem.class, 1).get(0);

    reloadWith(commenting("Goodbye."));
    assertThat(comments()).as("a text is no fact").hasSize(1);
    scene.publish(Origin.LIVE, scene.pull(State.DECLINED, 2));
    scene.decisions(Verdict.SKIP, SkipReason.NO_RULE);
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 3));
    CommentOnWorkItem second = scene.commands(CommentOnWorkItem.class, 2).get(1);
    assertThat(first.body()).isEqualTo(RichText.markdown("Hello."));
    assertThat(second.body()).isEqualTo(RichText.markdown("Goodbye."));
    assertThat(second.source()).as("the same comment").isEqualTo(first.source());
  }

  private String commenting(String text) {
    return before.replace("status: In Review", "status: In Review\n          comment: " + text);
  }

  private List<CommentOnWorkItem> comments() {
    return scene.topics().afterAll(Topics.COMMAND_JIRA, scene.key(), CommentOnWorkItem.class);
  }

  @Test
  void aWrongFileIsRefusedWithEveryMistakeUntilItIsGoodAgain() throws IOException {
    write(
        before.replace("open: yes", "open: perhaps").replaceFirst("status: Done", "status: Gone"));

    Awaitility.await()
        .atMost(EngineTopics.PATIENCE)
        .until(() -> "degraded".equals(Scene.api().get("/health").path("status")));
    Scene.api()
        .get("/health")
        .then()
        .statusCode(200)
        .body("checks.find{it.name == 'rules'}.status", equalTo("DOWN"))
        .body(
            "checks.find{it.name == 'rules'}.data.'mistake 1'",
            containsString("'perhaps'; expected yes or no"));
    Scene.api()
        .get("/rules")
        .then()
        .body("books.name", contains("own", "families", "standard"))
        .body("refused", hasSize(2))
        .body("refused[0].found", equalTo("'perhaps'"))
        .body("refused[1].found", containsString("'Gone', which is not in the order"));
    Scene.api()
        .post("/rules/reload")
        .then()
        .statusCode(400)
        .body("detail", containsString("those of before stay in force"))
        .body("mistakes[0].expected", equalTo("yes or no"));

    write(before);
    Awaitility.await()
        .atMost(EngineTopics.PATIENCE)
        .until(() -> Scene.api().get("/rules").jsonPath().getList("refused").isEmpty());
  }

  private void publishOpen() {
    scene.publish(Origin.LIVE, scene.pull(State.OPEN, 1));
    scene.move("In Review");
  }

  private void write(String text) throws IOException {
    Files.writeString(config, text);
  }

  /** Returns once all open items were compared with it. */
  private void reloadWith(String text) throws IOException {
    write(text);
    Scene.api().post("/rules/reload").then().statusCode(200);
    Scene.compare();
  }
}

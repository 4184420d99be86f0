package dev.lockstep.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommentOnWorkItem;
import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.DeploymentChanged;
import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.EditWorkItem;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.Message;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.ReconcileCompleted;
import dev.lockstep.contract.ReleaseChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.TransitionFailed;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.testing.EmbeddedKafka;
import dev.lockstep.testing.EmbeddedPostgres;
import dev.lockstep.testing.SampleItem;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rule books of the settings on a real broker and database, and what can be asked of them. */
@QuarkusTest
@WithTestResource(value = EmbeddedPostgres.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = EmbeddedKafka.class, scope = TestResourceScope.GLOBAL)
class RuleBooksComponentTest {

  private static final RepositoryRef REPOSITORY = new RepositoryRef("bitbucket", "acme", "own");
  private static final AtomicInteger ITEMS = new AtomicInteger(5000);
  private static final Person ANA = new Person("5b10ana", "Ana Silva");

  @Inject Publisher publisher;
  @Inject Pool pool;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private int number;
  private SampleItem item = SampleItem.of("NONE-1");

  @BeforeEach
  void aRepositoryThatWasRead() {
    publish(Origin.LIVE, new RepositoryScanned(REPOSITORY, true, 1, Instant.EPOCH));
  }

  @Test
  void whatARuleDoesBesidesIsAskedForWithItsMove() {
    given("OWN");
    publish(Origin.LIVE, pull(State.OPEN, 1));
    move("In Review");
    EditWorkItem assign = commands(EditWorkItem.class, 1).get(0);
    assertThat(assign.fields().set()).containsEntry("assignee", ANA.id());
    assertThat(assign.basedOn()).containsEntry("assignee", "");

    publish(Origin.LIVE, release());
    publish(Origin.LIVE, deployment());
    assertThat(move("Done").because()).contains("deployment to production");
    EditWorkItem edit = commands(EditWorkItem.class, 2).get(1);
    assertThat(edit.fields().add().get("labels")).containsExactly("shipped");
    assertThat(edit.fields().add().get("fixVersions")).containsExactly("v1");
    CommentOnWorkItem comment = commands(CommentOnWorkItem.class, 1).get(0);
    assertThat(comment.body().value()).startsWith("It runs. " + item.key() + " goes from");
    Awaitility.await()
        .atMost(EngineTopics.PATIENCE)
        .untilAsserted(
            () ->
                api()
                    .get("/decisions/" + item.key())
                    .then()
                    .body("decisions[0].book", equalTo("own"))
                    .body(
                        "decisions[0].effects",
                        contains("label shipped", "fix version v1", "comment")));
  }

  @Test
  void aLabelIsAFactWhenABookAsksForIt() {
    given("OWN");
    publish(Origin.LIVE, pull(State.OPEN, 1));
    move("In Review");
    publish(Origin.LIVE, item.in("In Review").version(2).event());
    publish(Origin.LIVE, item.in("In Review").version(3).labels("blocked").event());
    assertThat(move("In Progress").because()).contains("label blocked");
    publish(Origin.LIVE, item.in("Done").version(4).labels("blocked").event());
    publish(Origin.LIVE, item.in("Done").version(5).labels("blocked", "other").event());

    assertThat(topics().afterAll(Topics.COMMAND_JIRA, key(), TransitionWorkItem.class)).hasSize(2);
  }

  @Test
  void aDryRunDecidesAndTellsAndWritesNothing() {
    given("DRY");
    publish(Origin.LIVE, pull(State.OPEN, 1));

    DecisionMade decision = decisions(Verdict.ACT, null).get(0);
    assertThat(decision.onlySaid()).isTrue();
    assertThat(decision.wanted()).isEqualTo("In Review");
    assertThat(decision.commandId()).isNull();
    assertThat(topics().afterAll(Topics.COMMAND_JIRA, key(), Message.class)).isEmpty();
    api().get("/decisions/" + item.key()).then().body("decisions[0].dryRun", equalTo(true));
  }

  @Test
  void aParentFollowsAChildThatIsBegunAndHistoryOfChildrenMovesNothing() {
    given("FAM");
    SampleItem parent = item;
    SampleItem known = child(parent).in("In Progress");
    publish(Origin.BACKFILL, known.event());
    assertThat(topics().afterAll(Topics.COMMAND_JIRA, key(), Message.class)).isEmpty();

    SampleItem other = child(parent);
    publish(Origin.BACKFILL, other.event());
    publish(Origin.LIVE, known.in("To Do").version(2).event());
    topics().awaitNothingLeft();
    publish(Origin.LIVE, other.in("In Progress").version(2).event());
    assertThat(move("In Progress").because()).contains("child in work 1 of 2");
  }

  @Test
  void aMoveIsTakenBackAndItsRuleStaysSilentUntilAFactChanges() {
    given("FAM");
    publish(Origin.LIVE, pull(State.OPEN, 1));
    move("In Review");
    DecisionMade decision = decisions(Verdict.ACT, null).get(0);
    String id = latest("decisions[0].id");
    undo(id).statusCode(409).body("detail", containsString("moved nothing"));
    publish(
        Origin.LIVE,
        CommandApplied.moved(
            "" + decision.commandId(), item.ref(), true, "To Do", "In Review", Instant.EPOCH, 1));
    publish(Origin.LIVE, item.in("In Review").version(2).event());
    topics().awaitNothingLeft();

    undo(id).statusCode(200).body("from", equalTo("In Review")).body("to", equalTo("To Do"));
    assertThat(move("To Do").because()).contains("ana took back what the rule");
    undo(id).statusCode(409).body("detail", containsString("taken back already"));
    DecisionMade back = decisions(Verdict.ACT, null).get(1);
    publish(
        Origin.LIVE,
        CommandApplied.moved(
            "" + back.commandId(), item.ref(), true, "In Review", "To Do", Instant.EPOCH, 1));
    publish(Origin.LIVE, item.in("To Do").version(3).event());
    topics().awaitNothingLeft();
    api()
        .get("/decisions/" + item.key() + "/why?status=In Review")
        .then()
        .statusCode(200)
        .body("would", equalTo("SILENCED"))
        .body("answer", hasItem(containsString("was taken back")));
    publish(Origin.LIVE, pull(State.MERGED, 5));
    move("Dev Testing");
  }

  @Test
  void aMoveThatTheItemLeftAgainIsNotTakenBack() {
    given("FAM");
    publish(Origin.LIVE, pull(State.OPEN, 1));
    move("In Review");
    publish(
        Origin.LIVE,
        CommandApplied.moved(
            "" + decisions(Verdict.ACT, null).get(0).commandId(),
            item.ref(),
            true,
            "To Do",
            "In Review",
            Instant.EPOCH,
            1));
    topics().awaitNothingLeft();
    publish(Origin.LIVE, item.in("Blocked").version(9).event());
    topics().awaitNothingLeft();

    undo(latest("decisions[0].id"))
        .statusCode(409)
        .body("detail", containsString("stands in Blocked by now"));
    undo("nothing").statusCode(404).body("detail", containsString("nothing"));
    api()
        .contentType("application/json")
        .body("{}")
        .post("/decisions/nothing/undo")
        .then()
        .statusCode(400)
        .body("detail", containsString("who does it"));
  }

  @Test
  void whyAnItemIsNotInAStatusIsAnsweredInSentences() {
    given("FAM");
    publish(Origin.LIVE, pull(State.DRAFT, 1));
    move("In Progress");

    api()
        .get("/decisions/" + item.key() + "/why?status=In Review")
        .then()
        .statusCode(200)
        .body("asked", equalTo("In Review"))
        .body("rules[0].rule", equalTo("open pull request"))
        .body("rules[0].holds", equalTo("NO"))
        .body(
            "answer",
            hasItem("The rule 'open pull request' does not hold: there is no open pull request."));
    api().get("/decisions/" + item.key() + "/why").then().statusCode(400);
    api().get("/decisions/NOBODY-7/why?status=Done").then().statusCode(404);
  }

  @Test
  void aRefusedMoveIsToldOnceAndRepeatedByAComparisonWhenItMayPass() {
    given("FAM");
    publish(Origin.LIVE, pull(State.OPEN, 1));
    move("In Review");
    reject(decisions(Verdict.ACT, null).get(0), CommandRejected.Reason.NEEDS_PERSON);
    TransitionFailed failed =
        topics().await(Topics.DECISION, key(), TransitionFailed.class, 1).get(0);
    assertThat(failed.wanted()).isEqualTo("In Review");
    assertThat(failed.rule()).isEqualTo("open pull request");
    assertThat(failed.repeatAt()).isAfter(Instant.now());

    compare();
    assertThat(topics().afterAll(Topics.COMMAND_JIRA, key(), TransitionWorkItem.class)).hasSize(1);
    makeDue();
    compare();
    assertThat(topics().afterAll(Topics.COMMAND_JIRA, key(), TransitionWorkItem.class)).hasSize(2);
    reject(decisions(Verdict.ACT, null).get(1), CommandRejected.Reason.NEEDS_PERSON);
    assertThat(topics().afterAll(Topics.DECISION, key(), TransitionFailed.class)).hasSize(1);
  }

  @Test
  void whatNobodyCanHelpWithIsNotRepeated() {
    given("FAM");
    publish(Origin.LIVE, pull(State.OPEN, 1));
    move("In Review");
    reject(decisions(Verdict.ACT, null).get(0), CommandRejected.Reason.DISCARDED);
    assertThat(topics().await(Topics.DECISION, key(), TransitionFailed.class, 1).get(0).repeatAt())
        .isNull();
    makeDue();
    compare();
    assertThat(topics().afterAll(Topics.COMMAND_JIRA, key(), TransitionWorkItem.class)).hasSize(1);
  }

  @Test
  void aComparisonRepairsWhatWasMissedAndTellsItsSum() {
    given("FAM");
    publish(Origin.LIVE, pull(State.DRAFT, 1));
    move("In Progress");
    topics().awaitNothingLeft();
    // A fact that nobody decided on, as after a record was taken out by hand.
    pool.preparedQuery(
            "update artefact set data = replace(data, 'DRAFT', 'OPEN') where ref like $1")
        .execute(Tuple.of(REPOSITORY + "/pull-request/" + number))
        .await()
        .atMost(EngineTopics.PATIENCE);

    String run = compare();
    move("In Review");
    ReconcileCompleted sum =
        topics().await(Topics.DECISION, "reconcile/" + run, ReconcileCompleted.class, 1).get(0);
    assertThat(sum.moved()).isEqualTo(1);
    assertThat(sum.failed()).isZero();
    assertThat(sum.checked())
        .isEqualTo(1 + sum.skipped().values().stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void anImportedItemIsNotMovedByAComparison() {
    publishImported();
    compare();

    assertThat(topics().afterAll(Topics.COMMAND_JIRA, key(), Message.class)).isEmpty();
    assertThat(topics().afterAll(Topics.DECISION, key(), Message.class)).isEmpty();
  }

  private void publishImported() {
    number = ITEMS.incrementAndGet();
    item = SampleItem.of("FAM-" + number);
    publish(Origin.BACKFILL, pull(State.OPEN, 1));
    publish(Origin.BACKFILL, item.event());
    topics().awaitNothingLeft();
  }

  @Test
  void aCandidateIsPlayedOverTheHistory() {
    given("SIM");
    publish(Origin.LIVE, pull(State.OPEN, 1));
    move("In Review");
    publish(Origin.LIVE, item.in("In Review").version(2).event());
    publish(Origin.LIVE, pull(State.MERGED, 2));
    move("Dev Testing");
    topics().awaitNothingLeft();
    String candidate =
        """
        rules:
          books:
            - name: other
              projects: [SIM]
              order: [To Do, In Review, Done]
              rules:
                - {name: merged, when: {all-merged: yes}, status: Done}
        """;

    api()
        .contentType("text/yaml")
        .body(candidate)
        .post("/rules/simulate?project=SIM")
        .then()
        .statusCode(200)
        .body("items", equalTo(1))
        .body("events", greaterThan(4))
        .body("movesInForce", equalTo(2))
        .body("movesCandidate", equalTo(1))
        .body("different", equalTo(1))
        .body("differences[0].key", equalTo(item.key()))
        .body("differences[0].inForce.to", contains("In Review", "Dev Testing"))
        .body("differences[0].candidate.to", contains("Done"));
    api()
        .contentType("text/yaml")
        .body("rules: {books: [{name: x, rules: standard}]}")
        .post("/rules/simulate?project=SIM")
        .then()
        .body("different", equalTo(0));
    api()
        .contentType("text/yaml")
        .body("rules: {books: none}")
        .post("/rules/simulate")
        .then()
        .statusCode(422)
        .body("detail", containsString("a list of books"));
    api()
        .contentType("text/yaml")
        .body(candidate)
        .post("/rules/simulate?limit=x")
        .then()
        .statusCode(400);
  }

  @Test
  void booksAreCheckedAlsoAgainstTheStatusesOfTheTracker() {
    publish(
        Origin.LIVE,
        new DirectoryEntry(
            DirectoryEntry.Kind.STATUS,
            "jira/9",
            "1",
            null,
            "In Review",
            true,
            Map.of(),
            1,
            Instant.EPOCH));
    topics().awaitNothingLeft();
    String book =
        "rules: {books: [{name: x, instances: [9], order: [In Review, QA], rules: ["
            + "{name: a, when: {open: yes}, status: In Review},"
            + "{name: b, when: {merged: yes}, status: QA}]}]}";

    api()
        .contentType("text/yaml")
        .body(book)
        .post("/rules/check")
        .then()
        .statusCode(200)
        .body("valid", equalTo(false))
        .body("mistakes", hasSize(1))
        .body("mistakes[0].found", containsString("'QA', which does not exist in Jira 9"));
    api()
        .contentType("text/yaml")
        .body(book.replace("QA", "in review").replace("In Review, in review", "In Review"))
        .post("/rules/check")
        .then()
        .body("valid", equalTo(true));
    api().contentType("text/yaml").post("/rules/check").then().statusCode(400);
  }

  @Test
  void theBooksInForceAreShown() {
    api()
        .get("/rules")
        .then()
        .statusCode(200)
        .body("books.name", contains("own", "standard"))
        .body("dryRunProjects", contains("DRY"))
        .body("books[0].rules[0].when", contains("deployment to production"));
    RestAssured.given().get("/rules").then().statusCode(401);
  }

  private void given(String project) {
    number = ITEMS.incrementAndGet();
    item = SampleItem.of(project + "-" + number);
    publish(Origin.BACKFILL, item.event());
    topics().awaitNothingLeft();
  }

  private static SampleItem child(SampleItem parent) {
    return SampleItem.of("FAM-" + ITEMS.incrementAndGet()).below(parent);
  }

  private TransitionWorkItem move(String wanted) {
    List<TransitionWorkItem> moves =
        topics()
            .await(
                Topics.COMMAND_JIRA,
                key(),
                TransitionWorkItem.class,
                command -> command.wanted().get(0).equals(wanted),
                1);
    return moves.get(moves.size() - 1);
  }

  private <M extends Message> List<M> commands(Class<M> type, int count) {
    return topics().await(Topics.COMMAND_JIRA, key(), type, count);
  }

  private List<DecisionMade> decisions(Verdict verdict, SkipReason reason) {
    return topics()
        .await(
            Topics.DECISION,
            key(),
            DecisionMade.class,
            d -> d.verdict() == verdict && d.reason() == reason,
            1);
  }

  private void reject(DecisionMade decision, CommandRejected.Reason reason) {
    publish(
        Origin.LIVE,
        new CommandRejected(
            "" + decision.commandId(), item.ref(), reason, "It does not go.", Instant.EPOCH, 1));
    topics().awaitNothingLeft();
  }

  private void makeDue() {
    pool.preparedQuery("update item set repeat_at = now() - interval '1 minute' where ref = $1")
        .execute(Tuple.of(key()))
        .await()
        .atMost(EngineTopics.PATIENCE);
  }

  /** Answers the run's id once it has ended. */
  private static String compare() {
    String id = api().post("/rules/runs").then().statusCode(200).extract().path("id");
    Awaitility.await()
        .atMost(EngineTopics.PATIENCE)
        .until(
            () ->
                api()
                    .get("/rules/runs")
                    .jsonPath()
                    .getList("runs.findAll{it.ended != null}.id")
                    .contains(id));
    return id;
  }

  private String latest(String path) {
    return api().get("/decisions/" + item.key()).path(path);
  }

  private static ValidatableResponse undo(String id) {
    return api()
        .contentType("application/json")
        .body("{\"by\": \"ana\"}")
        .post("/decisions/" + id + "/undo")
        .then();
  }

  private static RequestSpecification api() {
    return RestAssured.given().header("X-API-Key", "test-key-of-the-engine");
  }

  private String key() {
    return item.ref().toString();
  }

  private void publish(Origin origin, Message message) {
    topics().publish(origin, message);
  }

  private EngineTopics topics() {
    return new EngineTopics(publisher, pool, brokers);
  }

  private List<KeyMention> mentions() {
    return List.of(new KeyMention(item.key(), KeyMention.Evidence.BRANCH));
  }

  private PullRequestChanged pull(State state, long version) {
    return new PullRequestChanged(
        REPOSITORY,
        number,
        item.key() + " something",
        state,
        state.name(),
        "feature/" + item.key(),
        "main",
        null,
        ANA,
        null,
        List.of(),
        null,
        "https://example.org/pull/" + number,
        mentions(),
        version,
        Instant.ofEpochMilli(version),
        null);
  }

  private DeploymentChanged deployment() {
    return new DeploymentChanged(
        REPOSITORY,
        "d" + number,
        "production",
        DeploymentChanged.State.SUCCESSFUL,
        "success",
        null,
        null,
        null,
        mentions(),
        null,
        1,
        Instant.EPOCH);
  }

  private ReleaseChanged release() {
    return new ReleaseChanged(
        REPOSITORY,
        "r" + number,
        "v1",
        "The first",
        ReleaseChanged.State.RELEASED,
        null,
        null,
        null,
        mentions(),
        null,
        1,
        Instant.EPOCH);
  }
}

package dev.lockstep.sync;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.Message;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.messaging.Transactions;
import dev.lockstep.sync.app.Decisions;
import dev.lockstep.sync.app.Items;
import dev.lockstep.testing.SampleItem;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engine on a real broker and database: events in, decisions and commands out. */
@QuarkusTest
@RealParts
class DecideStatusComponentTest {

  private static final Duration PATIENCE = EngineTopics.PATIENCE;
  private static final RepositoryRef REPOSITORY = new RepositoryRef("bitbucket", "acme", "shop");
  private static final AtomicInteger ITEMS = new AtomicInteger();

  @Inject Publisher publisher;
  @Inject Pool pool;
  @Inject Transactions transactions;
  @Inject Decisions decisions;
  @Inject Items items;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  private int number;
  private String key = "";
  private WorkItemRef ref = WorkItemRef.jira("1", "0");

  @BeforeEach
  void anItemNobodyElseUsesInARepositoryThatWasRead() {
    number = ITEMS.incrementAndGet();
    key = "SHOP-" + number;
    ref = WorkItemRef.jira("1", "10" + number);
    publish(Origin.LIVE, new RepositoryScanned(REPOSITORY, true, 1, Instant.EPOCH));
  }

  @Test
  void anOpenPullRequestAsksForReviewAndSaysWhy() {
    publish(Origin.BACKFILL, item("To Do", 1));
    publish(Origin.LIVE, pull(State.OPEN, 1));

    TransitionWorkItem command = awaitCommands(1).get(0);
    assertThat(command.wanted()).containsExactly("In Review");
    assertThat(command.basedOn()).containsExactly("To Do");
    awaitDecision(Verdict.ACT, null);
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                api()
                    .get("/decisions/" + key)
                    .then()
                    .statusCode(200)
                    .body("decisions[0].verdict", equalTo("ACT"))
                    .body(
                        "decisions[0].explanation",
                        containsString("open pull request bitbucket/acme/shop#" + number)));
  }

  @Test
  void theWholeStoryMovesTheItemThreeTimesAndDuplicatesMoveNothing() {
    publish(Origin.BACKFILL, item("To Do", 1));
    publish(Origin.LIVE, branch(1));
    awaitCommands(1);
    publish(Origin.LIVE, pull(State.OPEN, 1));
    publish(Origin.LIVE, pull(State.OPEN, 1));
    awaitCommands(2);
    publish(Origin.LIVE, pull(State.MERGED, 2));
    publish(Origin.LIVE, pull(State.OPEN, 1));
    List<TransitionWorkItem> commands = awaitCommands(3);

    assertThat(commands)
        .extracting(c -> c.wanted().get(0))
        .containsExactly("In Progress", "In Review", "Dev Testing");
    assertThat(commands.get(2).basedOn())
        .containsExactlyInAnyOrder("To Do", "In Progress", "In Review");
    assertNoFurtherCommandThan(3);
  }

  @Test
  void backfillMovesNothingAndIsWhatLaterFactsAreComparedWith() {
    publish(Origin.BACKFILL, pull(State.OPEN, 1));
    publish(Origin.BACKFILL, item("To Do", 1));
    publish(Origin.LIVE, item("To Do", 2));
    assertNoFurtherCommandThan(0);

    publish(Origin.LIVE, pull(State.MERGED, 2));
    assertThat(awaitCommands(1).get(0).wanted()).containsExactly("Dev Testing");
  }

  @Test
  void nothingIsDecidedAboutADeletedItemUntilItIsBack() {
    publish(Origin.BACKFILL, item("To Do", 1));
    publish(Origin.LIVE, new WorkItemDeleted(ref, key, "It was not found.", 5, Instant.EPOCH));
    publish(Origin.LIVE, item("To Do", 4));
    assertNoFurtherCommandThan(0); // items and branches come on topics of their own
    publish(Origin.LIVE, branch(1));
    assertNoFurtherCommandThan(0);

    publish(Origin.LIVE, item("To Do", 6));
    assertThat(awaitCommands(1).get(0).wanted()).containsExactly("In Progress");
  }

  @Test
  void whatBecameOfSomebodyElsesCommandIsIgnored() {
    publish(Origin.BACKFILL, item("To Do", 1));
    publish(
        Origin.LIVE, CommandApplied.done("somebody-elses", ref, true, Map.of(), Instant.EPOCH, 1));
    publish(Origin.LIVE, branch(1));
    assertThat(awaitCommands(1).get(0).basedOn()).containsExactly("To Do");
  }

  @Test
  void aBranchThatComesBeforeItsItemMovesItOnceTheItemIsKnown() {
    publish(Origin.LIVE, branch(1));
    assertNoFurtherCommandThan(0);
    publish(Origin.BACKFILL, item("To Do", 1));

    assertThat(awaitCommands(1).get(0).wanted()).containsExactly("In Progress");
  }

  @Test
  void aPersonsMoveStandsUntilAFactChanges() {
    publish(Origin.BACKFILL, item("To Do", 1));
    publish(Origin.LIVE, pull(State.OPEN, 1));
    awaitCommands(1);
    publish(Origin.LIVE, item("In Review", 2));
    publish(Origin.LIVE, item("In Progress", 3));
    publish(Origin.LIVE, pull(State.OPEN, 5));
    assertNoFurtherCommandThan(1);

    publish(Origin.LIVE, pull(State.MERGED, 6));
    assertThat(awaitCommands(2).get(1).wanted()).containsExactly("Dev Testing");
  }

  @Test
  void anItemOfAnotherTrackerIsNotMoved() {
    key = "AB#" + number;
    ref = new WorkItemRef("azure-devops", "acme", "" + number);
    publish(Origin.BACKFILL, item("To Do", 1));
    publish(Origin.LIVE, pull(State.OPEN, 1));

    assertNoFurtherCommandThan(0);
  }

  @Test
  void anItemThatIsFurtherIsNotTakenBack() {
    publish(Origin.BACKFILL, item("Dev Testing", 1));
    publish(Origin.LIVE, pull(State.OPEN, 1));

    DecisionMade decision = awaitDecision(Verdict.SKIP, SkipReason.WOULD_REGRESS);
    assertThat(decision.explanation()).contains("further than In Review");
    assertNoFurtherCommandThan(0);
  }

  @Test
  void anUnreadRepositoryHoldsTheDecisionBackUntilItWasRead() {
    RepositoryRef unread = new RepositoryRef("bitbucket", "acme", "unread-" + number);
    publish(Origin.BACKFILL, item("To Do", 1));
    publish(
        Origin.LIVE,
        new BranchChanged(
            unread, "feature/" + key, true, "abc", null, mentions(), 1, Instant.EPOCH));
    awaitDecision(Verdict.SKIP, SkipReason.UNKNOWN_FACT);

    publish(Origin.LIVE, new RepositoryScanned(unread, true, 1, Instant.EPOCH));
    assertThat(awaitCommands(1).get(0).wanted()).containsExactly("In Progress");
  }

  @Test
  void aRepositoryCountsAsReadOnlyOnceItsBackfillWasTakenIn() {
    RepositoryRef late = new RepositoryRef("bitbucket", "acme", "late-" + number);
    publish(Origin.BACKFILL, item("To Do", 1));
    // The sweep says it published up to an offset that does not exist yet: its backfill is still on
    // its way.
    long beyond = topics().endOf(Topics.SCM_CHANGE_BULK, 0);
    publish(
        Origin.LIVE,
        new RepositoryScanned(
            late, true, Map.of(Topics.SCM_CHANGE_BULK + "-0", beyond), 1, Instant.EPOCH));
    publish(
        Origin.LIVE,
        new BranchChanged(late, "feature/" + key, true, "abc", null, mentions(), 1, Instant.EPOCH));
    awaitDecision(Verdict.SKIP, SkipReason.UNKNOWN_FACT);
    assertNoFurtherCommandThan(0);

    topics().fillScmBulk(0);
    assertThat(awaitCommands(1).get(0).wanted()).containsExactly("In Progress");
  }

  @Test
  void theOutcomeOfACommandIsPartOfTheHistory() {
    publish(Origin.BACKFILL, item("To Do", 1));
    publish(Origin.LIVE, branch(1));
    awaitCommands(1);
    String commandId = awaitDecision(Verdict.ACT, null).commandId();
    publish(
        Origin.LIVE,
        CommandApplied.moved(
            String.valueOf(commandId), ref, true, "To Do", "In Progress", Instant.EPOCH, 2));

    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                api()
                    .get("/decisions/" + key)
                    .then()
                    .body("decisions[0].outcome", equalTo("moved from To Do to In Progress")));
  }

  @Test
  void whatACommandReachedIsAStartEvenIfAnOlderEventIsToldAfterIt() {
    publish(Origin.BACKFILL, item("To Do", 1));
    publish(Origin.LIVE, pull(State.OPEN, 1));
    awaitCommands(1);
    String commandId = awaitDecision(Verdict.ACT, null).commandId();
    publish(
        Origin.LIVE,
        CommandApplied.moved(
            String.valueOf(commandId), ref, true, "In Progress", "In Review", Instant.EPOCH, 2));
    topics().awaitNothingLeft();
    publish(Origin.LIVE, item("In Progress", 2));
    topics().awaitNothingLeft();

    publish(Origin.LIVE, pull(State.MERGED, 2));
    assertThat(awaitCommands(2).get(1).basedOn()).contains("In Progress", "In Review");
  }

  @Test
  void ofOutcomesTakenInTogetherTheLastTellsWhereTheItemStands() {
    publish(Origin.BACKFILL, item("To Do", 1));
    publish(Origin.LIVE, branch(1));
    awaitCommands(1);
    publish(Origin.LIVE, pull(State.OPEN, 1));
    awaitCommands(2);
    List<String> ids = commandsOnTheirWay();
    List<Outcome> outcomes =
        List.of(
            CommandApplied.moved(ids.get(0), ref, true, "To Do", "In Progress", Instant.EPOCH, 2),
            CommandApplied.moved(
                ids.get(1), ref, true, "In Progress", "In Review", Instant.EPOCH, 2));
    transactions
        .run(
            tx ->
                // The plan of a database with statistics, which takes outcomes one by one.
                tx.connection()
                    .query("set local enable_hashjoin = off; set local enable_mergejoin = off")
                    .execute()
                    .chain(() -> decisions.close(tx, outcomes, Instant.EPOCH))
                    .chain(() -> items.lock(tx, Set.of(key)))
                    .invoke(
                        locked -> {
                          assertThat(locked.get(0).status()).isEqualTo("In Review");
                          assertThat(locked.get(0).reached()).isEqualTo("In Review");
                        }))
        .await()
        .atMost(PATIENCE);
  }

  @Test
  void badQuestionsGetClearAnswers() {
    api()
        .get("/decisions/NOBODY-1")
        .then()
        .statusCode(404)
        .body("detail", containsString("NOBODY-1"));
    api()
        .get("/decisions/no-key-at-all")
        .then()
        .statusCode(400)
        .body("detail", containsString("ABC-123"));
    api()
        .get("/decisions/SHOP-1?limit=0")
        .then()
        .statusCode(400)
        .body("detail", containsString("1 to 200"));
    given().get("/decisions/SHOP-1").then().statusCode(401);
  }

  private static RequestSpecification api() {
    return given().header("X-API-Key", "test-key-of-the-engine");
  }

  private WorkItemChanged item(String status, long version) {
    return SampleItem.of(key)
        .ref(ref)
        .in(status)
        .version(version)
        .at(Instant.ofEpochMilli(version))
        .event();
  }

  private PullRequestChanged pull(State state, long version) {
    return new PullRequestChanged(
        REPOSITORY,
        number,
        key + " something",
        state,
        state.name(),
        "feature/" + key,
        "main",
        null,
        null,
        null,
        List.of(),
        null,
        "https://example.org/pull/" + number,
        mentions(),
        version,
        Instant.ofEpochMilli(version),
        null);
  }

  private BranchChanged branch(long version) {
    return new BranchChanged(
        REPOSITORY,
        "feature/" + key,
        true,
        "abc",
        null,
        mentions(),
        version,
        Instant.ofEpochMilli(version));
  }

  private List<KeyMention> mentions() {
    return List.of(new KeyMention(key, KeyMention.Evidence.BRANCH));
  }

  private <M extends Message> void publish(Origin origin, M message) {
    topics().publish(origin, message);
  }

  private EngineTopics topics() {
    return new EngineTopics(publisher, pool, brokers);
  }

  private List<String> commandsOnTheirWay() {
    List<String> ids = new ArrayList<>();
    pool.preparedQuery("select command_id from pending where ref = $1 order by since")
        .execute(Tuple.of(ref.toString()))
        .await()
        .atMost(PATIENCE)
        .forEach(row -> ids.add(row.getString(0)));
    return ids;
  }

  private List<TransitionWorkItem> awaitCommands(int count) {
    return topics().await(Topics.COMMAND_JIRA, ref.toString(), TransitionWorkItem.class, count);
  }

  private DecisionMade awaitDecision(Verdict verdict, SkipReason reason) {
    return topics()
        .await(
            Topics.DECISION,
            ref.toString(),
            DecisionMade.class,
            d -> d.verdict() == verdict && d.reason() == reason,
            1)
        .get(0);
  }

  private void assertNoFurtherCommandThan(int count) {
    assertThat(topics().afterAll(Topics.COMMAND_JIRA, ref.toString(), TransitionWorkItem.class))
        .hasSize(count);
  }
}

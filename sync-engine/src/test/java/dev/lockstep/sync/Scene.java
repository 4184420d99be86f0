package dev.lockstep.sync;

import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.contract.DecisionMade.Verdict;
import dev.lockstep.contract.DeploymentChanged;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.Message;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.ReleaseChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.sync.app.RepeatEffects;
import dev.lockstep.testing.SampleItem;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.Dependent;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** An item that nobody else uses, in a repository that was read, and what happens to it. */
@Dependent
class Scene {

  static final RepositoryRef REPOSITORY = new RepositoryRef("bitbucket", "acme", "own");
  static final Person ANA = new Person("5b10ana", "Ana Silva");
  private static final AtomicInteger ITEMS = new AtomicInteger(5000);

  private final EngineTopics topics;
  private int number;
  private SampleItem item = SampleItem.of("NONE-1");

  Scene(
      Publisher publisher,
      Pool pool,
      @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
    this.topics = new EngineTopics(publisher, pool, brokers);
    publish(Origin.LIVE, new RepositoryScanned(REPOSITORY, true, 1, Instant.EPOCH));
  }

  /** The item is one of this project, of which nothing was told yet. */
  void chosen(String project) {
    number = ITEMS.incrementAndGet();
    chosen(SampleItem.of(project + "-" + number));
  }

  /** The item is this one. */
  void chosen(SampleItem other) {
    item = other;
  }

  /** The item is one of this project, to do. */
  void given(String project) {
    given("1", project);
  }

  /** The same of another Jira instance. */
  void given(String instance, String project) {
    number = ITEMS.incrementAndGet();
    item = SampleItem.of(instance, project + "-" + number);
    publish(Origin.BACKFILL, item.event());
    topics.awaitNothingLeft();
  }

  /** The item was imported with its open pull request. */
  void imported(String project) {
    chosen(project);
    publish(Origin.BACKFILL, pull(State.OPEN, 1));
    publish(Origin.BACKFILL, item.event());
    topics.awaitNothingLeft();
  }

  SampleItem item() {
    return item;
  }

  /** The item in a status, told at the time that is its version. */
  WorkItemChanged item(String status, long version) {
    return item.in(status).version(version).at(Instant.ofEpochMilli(version)).event();
  }

  String key() {
    return item.ref().toString();
  }

  int number() {
    return number;
  }

  static SampleItem child(SampleItem parent) {
    return SampleItem.of("FAM-" + ITEMS.incrementAndGet()).below(parent);
  }

  EngineTopics topics() {
    return topics;
  }

  void publish(Origin origin, Message message) {
    topics.publish(origin, message);
  }

  TransitionWorkItem move(String wanted) {
    List<TransitionWorkItem> moves =
        topics.await(
            Topics.COMMAND_JIRA,
            key(),
            TransitionWorkItem.class,
            command -> command.wanted().get(0).equals(wanted),
            1);
    return moves.get(moves.size() - 1);
  }

  /** The moves that were ordered, once nothing is left to do. */
  List<String> moves() {
    return topics.afterAll(Topics.COMMAND_JIRA, key(), TransitionWorkItem.class).stream()
        .map(move -> move.wanted().get(0))
        .toList();
  }

  <M extends Message> List<M> commands(Class<M> type, int count) {
    return topics.await(Topics.COMMAND_JIRA, key(), type, count);
  }

  List<DecisionMade> decisions(Verdict verdict, @Nullable SkipReason reason) {
    return topics.await(
        Topics.DECISION,
        key(),
        DecisionMade.class,
        d -> d.verdict() == verdict && d.reason() == reason,
        1);
  }

  /** The decisions that move it, once there are as many. */
  List<DecisionMade> acts(int count) {
    return topics.await(
        Topics.DECISION, key(), DecisionMade.class, d -> d.verdict() == Verdict.ACT, count);
  }

  /** The move of the nth decision that moves it was made. */
  void moved(int nth, String from, String to) {
    publish(
        Origin.LIVE,
        CommandApplied.moved(
            "" + acts(nth).get(nth - 1).commandId(), item.ref(), true, from, to, Instant.EPOCH, 1));
    topics.awaitNothingLeft();
  }

  void reject(DecisionMade decision, CommandRejected.Reason reason) {
    reject("" + decision.commandId(), reason);
  }

  void reject(String command, CommandRejected.Reason reason) {
    publish(
        Origin.LIVE,
        new CommandRejected(command, item.ref(), reason, "It does not go.", Instant.EPOCH, 1));
    topics.awaitNothingLeft();
  }

  void makeDue() {
    topics
        .pool()
        .preparedQuery("update item set repeat_at = now() - interval '1 minute' where ref = $1")
        .execute(Tuple.of(key()))
        .await()
        .atMost(EngineTopics.PATIENCE);
  }

  void makeEffectsDue() {
    topics
        .pool()
        .preparedQuery(
            "update effect set repeat_at = now() - interval '1 minute'"
                + " where ref = $1 and repeat_at is not null")
        .execute(Tuple.of(key()))
        .await()
        .atMost(EngineTopics.PATIENCE);
  }

  /** Asks again for what was refused and is due. */
  void repeat(RepeatEffects effects) {
    effects.repeat().await().atMost(EngineTopics.PATIENCE);
  }

  /** Compares all open items with the rules; answers the run's id once it has ended. */
  static String compare() {
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

  String latest(String path) {
    return api().get("/decisions/" + item.key()).path(path);
  }

  static ValidatableResponse undo(String id) {
    return api()
        .contentType("application/json")
        .body("{\"by\": \"ana\"}")
        .post("/decisions/" + id + "/undo")
        .then();
  }

  static RequestSpecification api() {
    return RestAssured.given().header("X-API-Key", "test-key-of-the-engine");
  }

  PullRequestChanged pull(State state, long version) {
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

  BranchChanged branch(long version) {
    return branch(REPOSITORY, version);
  }

  BranchChanged branch(RepositoryRef repository, long version) {
    return new BranchChanged(
        repository,
        "feature/" + item.key(),
        true,
        "abc",
        null,
        mentions(),
        version,
        Instant.ofEpochMilli(version));
  }

  DeploymentChanged deployment() {
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

  ReleaseChanged release() {
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

  private List<KeyMention> mentions() {
    return List.of(new KeyMention(item.key(), KeyMention.Evidence.BRANCH));
  }
}

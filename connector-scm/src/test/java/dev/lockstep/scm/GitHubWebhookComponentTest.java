package dev.lockstep.scm;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.sandbox.GitHubPeople;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From GitHub's webhook to the topic. */
@QuarkusTest
@RealParts
@TestProfile(GitHubCallsComponentTest.GitHubOnly.class)
class GitHubWebhookComponentTest {

  private static final String OWNER = GitHubCallsComponentTest.HOOKED;

  @Inject MeterRegistry metrics;

  private final Team team = new Team();
  private final GitHubPeople people = team.sandbox.github(OWNER);

  @BeforeEach
  void know_the_projects() {
    people.repository("hooked");
    Team.projects(Topics.DIRECTORY, "ABC");
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> send("pull_request", pull(1, "ABC-1", "open", "2026-11-20T08:00:00Z")) == 202);
  }

  private static String pull(long number, String title, String state, String updated) {
    return """
        {"action":"edited","repository":{"full_name":"%s/Hooked"},"sender":{"id":2,"login":"rob"},
         "pull_request":{"number":%d,"title":"%s","state":"%s","draft":false,"updated_at":"%s",
           "html_url":"https://github.com/x/hooked/pull/1","user":{"id":1,"login":"ana"},
           "head":{"ref":"feature/abc-1","sha":"c0ffee"},"base":{"ref":"main"}}}\
        """
        .formatted(OWNER, number, title, state, updated);
  }

  private static int send(String event, String body) {
    return sent(event, body).extract().statusCode();
  }

  private static ValidatableResponse sent(String event, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return given()
        .header("X-GitHub-Event", event)
        .header("X-GitHub-Delivery", "0b989ba4-242f-11e5-81e1-c7b6966d2516")
        .header("X-Hub-Signature-256", HmacSignature.sign(bytes, SandboxResource.OLD_SECRET))
        .contentType("application/json")
        .body(bytes)
        .post("/webhook/github/" + OWNER)
        .then();
  }

  @Test
  void a_pull_request_is_told_as_the_hook_shows_it() {
    assertThat(send("pull_request", pull(41, "ABC-7 pay", "closed", "2026-11-20T09:00:00Z")))
        .isEqualTo(202);

    try (Topic<PullRequestChanged> pulls =
        new Topic<>(Topics.SCM_CHANGE, PullRequestChanged.class)) {
      Envelope<?> told =
          pulls.await(pull -> pull.repository().name().equals("hooked") && pull.number() == 41);
      PullRequestChanged pull = (PullRequestChanged) told.data();
      assertThat(told.causationId()).isEqualTo("0b989ba4-242f-11e5-81e1-c7b6966d2516");
      assertThat(pull.state()).isEqualTo(State.DECLINED);
      assertThat(pull.repository().toString()).isEqualTo("github/" + OWNER + "/hooked");
      assertThat(pull.mentions())
          .containsExactly(
              new KeyMention("ABC-1", Evidence.BRANCH), new KeyMention("ABC-7", Evidence.TITLE));
    }
  }

  @Test
  void a_push_makes_its_branch_be_read_and_a_review_its_pull_request() {
    String head = people.push("hooked", "feature/abc-9", "ABC-9", Team.DANA).name();
    String repository =
        "\"repository\":{\"full_name\":\"" + OWNER + "/hooked\",\"pushed_at\":1763632800}";
    assertThat(
            send(
                "push",
                "{\"ref\":\"refs/heads/feature/abc-9\",\"after\":\"x\"," + repository + "}"))
        .isEqualTo(202);
    long number = people.open("hooked", "ABC-9", "feature/abc-9", Team.DANA).number();
    people.review("hooked", number, "approved", "Rob Reviewer");
    assertThat(
            send(
                "pull_request_review",
                "{\"action\":\"submitted\",\"pull_request\":{\"number\":"
                    + number
                    + "},"
                    + repository
                    + "}"))
        .isEqualTo(202);

    try (Topic<BranchChanged> branches = new Topic<>(Topics.SCM_CHANGE, BranchChanged.class);
        Topic<PullRequestChanged> pulls =
            new Topic<>(Topics.SCM_CHANGE, PullRequestChanged.class)) {
      branches.await(branch -> head.equals(branch.head()));
      PullRequestChanged reviewed =
          pulls.awaitData(
              pull ->
                  pull.repository().name().equals("hooked")
                      && pull.number() == number
                      && pull.reviews() != null
                      && !pull.reviews().isEmpty());
      assertThat(reviewed.reviews())
          .extracting(PullRequestChanged.Review::verdict)
          .containsExactly(Verdict.APPROVED);
    }
  }

  @Test
  void an_issue_is_read_and_told_as_a_work_item() {
    people.issue("hooked", "Broken", "It is", Team.DANA);

    // What happened in the second in which the first sweep begins may count as history.
    try (Topic<WorkItemChanged> live = new Topic<>(Topics.WORK_ITEM, WorkItemChanged.class);
        Topic<WorkItemChanged> old = new Topic<>(Topics.WORK_ITEM_BULK, WorkItemChanged.class)) {
      WorkItemChanged told =
          Awaitility.await()
              .atMost(Duration.ofSeconds(30))
              .until(
                  () ->
                      Stream.of(live, old)
                          .flatMap(
                              topic ->
                                  topic.all(one -> one.item().summary().equals("Broken")).stream())
                          .toList(),
                  found -> !found.isEmpty())
              .get(0);
      assertThat(told.item().ref().tracker()).isEqualTo("github");
      assertThat(told.item().key()).startsWith("hooked#");
    }
  }

  private long listings() {
    return metrics
        .find("lockstep.upstream.calls")
        .tag("upstream", "github")
        .tag("endpoint", "/graphql repositories")
        .timers()
        .stream()
        .mapToLong(Timer::count)
        .sum();
  }

  @Test
  void an_issue_that_goes_without_a_webhook_is_told_to_be_deleted() {
    long number = people.issue("hooked", "Short-lived", "", Team.DANA).number();
    try (Topic<WorkItemChanged> live = new Topic<>(Topics.WORK_ITEM, WorkItemChanged.class);
        Topic<WorkItemChanged> old = new Topic<>(Topics.WORK_ITEM_BULK, WorkItemChanged.class);
        Topic<WorkItemDeleted> gone = new Topic<>(Topics.WORK_ITEM, WorkItemDeleted.class)) {
      String key = "hooked#" + number;
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  Stream.of(live, old)
                      .anyMatch(
                          topic -> !topic.all(one -> one.item().key().equals(key)).isEmpty()));

      long before = listings(); // of two owners, one of which is to have shown the issue
      Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> listings() >= before + 6);
      people.issue("hooked", number, "issue-delete", null, Team.DANA);

      WorkItemDeleted told = gone.awaitData(one -> key.equals(one.key()));
      assertThat(told.proof()).contains("not found by its key");
    }
  }

  @Test
  void a_census_is_taken_by_whoever_asks_and_what_is_wrong_with_the_question_is_named() {
    String census =
        "/code-hosts/github/%s/{repository}/census".formatted(OWNER.toLowerCase(Locale.ROOT));

    given().post(census, "hooked").then().statusCode(401);
    asked()
        .post(census, "hooked")
        .then()
        .statusCode(200)
        .body("missing", is(0), "waits", is(false));
    asked()
        .queryParam("accept", "all")
        .post(census, "hooked")
        .then()
        .statusCode(400)
        .body("detail", containsString("accept"));
    asked()
        .post("/code-hosts/github/strangers/shop/census")
        .then()
        .statusCode(404)
        .body("detail", containsString("github/strangers/shop"));
    asked().post(census, "a/b").then().statusCode(404);
  }

  private static RequestSpecification asked() {
    return given().header("X-API-Key", "test-key");
  }

  @Test
  void a_build_is_told_with_the_keys_of_its_branch() {
    send(
        "workflow_run",
        """
        {"repository":{"full_name":"%s/hooked"},"workflow_run":{"id":5,"name":"ci",
         "head_branch":"abc-3","head_sha":"c","status":"completed","conclusion":"failure",
         "updated_at":"2026-11-20T10:00:00Z"}}\
        """
            .formatted(OWNER));

    try (Topic<BuildChanged> builds = new Topic<>(Topics.SCM_CHANGE, BuildChanged.class)) {
      BuildChanged build = builds.awaitData(one -> one.id().equals("run:5"));
      assertThat(build.state()).isEqualTo(BuildChanged.State.FAILED);
      assertThat(build.mentions()).containsExactly(new KeyMention("ABC-3", Evidence.BRANCH));
    }
  }

  @Test
  void what_is_not_signed_or_of_others_is_refused_and_pings_are_welcome() {
    sent("ping", "{\"zen\":\"Keep it simple\"}").statusCode(200).body("ignored", equalTo("ping"));
    given()
        .header("X-GitHub-Event", "push")
        .body("{}")
        .post("/webhook/github")
        .then()
        .statusCode(401)
        .body("detail", containsString("X-Hub-Signature-256"));
    sent("push", "{\"ref\":\"refs/heads/x\",\"repository\":{\"full_name\":\"others/shop\"}}")
        .statusCode(200)
        .body("ignored", equalTo("repository out of scope"));
  }
}

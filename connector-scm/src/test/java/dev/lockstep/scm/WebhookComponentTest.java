package dev.lockstep.scm;

import static dev.lockstep.scm.Team.DANA;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryHinted;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.Topics;
import dev.lockstep.testing.SpoiledBodies;
import dev.lockstep.testing.SpoiledRequests;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks; the sweep comes once and then not for an hour. */
@QuarkusTest
@RealParts
@TestProfile(WebhookComponentTest.RareSweeps.class)
class WebhookComponentTest {

  public static final class RareSweeps implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("LOCKSTEP_SCM_SWEEP", "1h");
    }
  }

  private static final String PATH = "/webhook/bitbucket";

  @TestHTTPResource(PATH)
  URI endpoint;

  @Inject MeterRegistry metrics;

  private final Team team = new Team();
  private final Topic<PullRequestChanged> pulls =
      new Topic<>(Topics.SCM_CHANGE, PullRequestChanged.class);
  private final Topic<BranchChanged> branches = new Topic<>(Topics.SCM_CHANGE, BranchChanged.class);
  private final Topic<RepositoryHinted> hints =
      new Topic<>(Topics.HINT_SCM, RepositoryHinted.class);

  /** Repositories that a test makes after this are discovered in an hour, and so not swept. */
  @BeforeEach
  void know_the_projects_and_be_done_with_discovery() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> metrics.counter("lockstep.scm.sweeps", "result", "refreshed").count() >= 1);
    Team.projects(Topics.DIRECTORY, "ABC", "DEF");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> health().matches("(?s).*\"projects\":\"[2-9]\".*"));
    team.sandbox.bitbucketHooks(SandboxResource.WORKSPACE, endpoint, SandboxResource.SECRET);
  }

  @AfterEach
  void close() {
    pulls.close();
    branches.close();
    hints.close();
  }

  private static String health() {
    return given().header("X-API-Key", "test-key").get("/health").asString();
  }

  private static ValidatableResponse post(String event, byte[] body, String secret) {
    return given()
        .contentType(ContentType.JSON)
        .header("X-Event-Key", event)
        .header("X-Request-UUID", UUID.randomUUID().toString())
        .header("X-Hub-Signature", HmacSignature.sign(body, secret))
        .body(body)
        .post(PATH)
        .then();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String pullRequest(String repository, String title, String state, String updated) {
    return """
    {"actor":{"display_name":"Dana","account_id":"557058:dana"},
     "repository":{"full_name":"%s"},
     "pullrequest":{"id":7,"title":"%s","state":"%s","draft":false,"updated_on":"%s",
       "source":{"branch":{"name":"feature/abc-12"}},"destination":{"branch":{"name":"main"}},
       "author":{"display_name":"Dana","account_id":"557058:dana"}}}\
    """
        .formatted(repository, title, state, updated);
  }

  @Test
  void a_pull_request_is_on_its_topic_when_its_hook_is_answered() {
    String title = "DEF-3 " + UUID.randomUUID();
    byte[] body =
        bytes(pullRequest("acme/hooked", title, "OPEN", "2026-11-20T10:00:00.123456+00:00"));

    post("pullrequest:created", body, SandboxResource.SECRET).statusCode(202);

    List<PullRequestChanged> published = pulls.all(p -> p.title().equals(title));
    assertThat(published).hasSize(1);
    PullRequestChanged event = published.get(0);
    assertThat(event.repository())
        .isEqualTo(new RepositoryRef("bitbucket", "acme", SandboxResource.REPOSITORY));
    assertThat(event.state()).isEqualTo(State.OPEN);
    assertThat(event.version()).isEqualTo(1_795_168_800_123_456L);
    assertThat(event.mentions())
        .containsExactly(
            new KeyMention("ABC-12", Evidence.BRANCH), new KeyMention("DEF-3", Evidence.TITLE));
    assertThat(event.actor()).isNotNull();
  }

  @Test
  void the_secret_before_is_good_while_the_new_one_replaces_it() {
    byte[] body = bytes(pullRequest("acme/hooked", "old", "OPEN", "2026-11-20T10:00:00+00:00"));

    post("pullrequest:updated", body, SandboxResource.OLD_SECRET).statusCode(202);
    given()
        .header("X-Event-Key", "pullrequest:updated")
        .header("X-Hub-Signature", HmacSignature.sign(body, SandboxResource.SECRET))
        .body(body)
        .post(PATH + "/acme")
        .then()
        .statusCode(202);
    given()
        .header("X-Event-Key", "pullrequest:updated")
        .header("X-Hub-Signature", HmacSignature.sign(body, SandboxResource.SECRET))
        .body(body)
        .post(PATH + "/other")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  @Test
  void what_is_not_genuine_is_refused_and_publishes_nothing() {
    String title = "ABC-66 " + UUID.randomUUID();
    byte[] body = bytes(pullRequest("acme/hooked", title, "OPEN", "2026-11-20T10:00:00+00:00"));

    given()
        .header("X-Event-Key", "pullrequest:created")
        .body(body)
        .post(PATH)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("detail", containsString("missing"));
    post("pullrequest:created", body, "another-secret")
        .statusCode(401)
        .body("detail", containsString("does not match"));
    given()
        .header("X-Event-Key", "pullrequest:created")
        .header("X-Hub-Signature", HmacSignature.sign(body, SandboxResource.SECRET))
        .body(bytes(new String(body, StandardCharsets.UTF_8).replace("OPEN", "MERGED")))
        .post(PATH)
        .then()
        .statusCode(401);
    for (String signature : List.of("", "sha256=", "sha1=abc", "sha256=zz")) {
      given()
          .header("X-Event-Key", "pullrequest:created")
          .header("X-Hub-Signature", signature)
          .body(body)
          .post(PATH)
          .then()
          .statusCode(401);
    }

    assertThat(pulls.all(p -> p.title().equals(title))).isEmpty();
  }

  @Test
  void what_makes_no_sense_is_refused_with_the_reason() {
    for (String body :
        List.of(
            "",
            "{",
            "null",
            "[]",
            "{}",
            "{\"repository\":{\"full_name\":\"acme\"}}",
            "{\"repository\":{\"full_name\":\"acme/hooked\"}}",
            pullRequest("acme/hooked", "x", "OPEN", "yesterday"),
            pullRequest("acme/hooked", "x", "OPEN", "+999999999-12-31T23:59:59Z"),
            pullRequest("acme/hoo\\u0000ked", "x", "OPEN", "2026-11-20T10:00:00+00:00"))) {
      post("pullrequest:created", bytes(body), SandboxResource.SECRET)
          .statusCode(400)
          .contentType("application/problem+json")
          .body("type", equalTo("urn:lockstep:problem:malformed-webhook"));
    }
    for (String push :
        List.of(
            "null", "{\"changes\":[null]}", "{\"changes\":[{\"new\":{\"name\":\"a\\u0000b\"}}]}")) {
      post(
              "repo:push",
              bytes("{\"repository\":{\"full_name\":\"acme/a\"},\"push\":" + push + "}"),
              SandboxResource.SECRET)
          .statusCode(400)
          .body("detail", containsString("push.changes"));
    }
    given()
        .header("X-Hub-Signature", HmacSignature.sign(bytes("{}"), SandboxResource.SECRET))
        .body(bytes("{}"))
        .post(PATH)
        .then()
        .statusCode(400)
        .body("detail", containsString("X-Event-Key"));
  }

  @Test
  void what_is_too_large_is_refused() {
    byte[] body = bytes("x".repeat(1_100_000));
    post("pullrequest:created", body, SandboxResource.SECRET).statusCode(413);

    byte[] title =
        bytes(pullRequest("acme/hooked", "x".repeat(950_000), "OPEN", "2026-11-20T10:00:00+00:00"));
    post("pullrequest:created", title, SandboxResource.SECRET)
        .statusCode(400)
        .body("detail", containsString("more than an event can hold"));
  }

  @Test
  void whatever_is_posted_is_answered_and_only_what_is_signed_is_told() throws Exception {
    long seed = System.nanoTime();
    String delivery = "spoiled-" + seed;
    List<SpoiledRequests.Answer> answers = new ArrayList<>();
    for (String event : List.of("pullrequest:updated", "repo:push")) {
      answers.addAll(
          new SpoiledRequests(
                  endpoint,
                  new SpoiledBodies(SampleHooks.of("acme/spoiled")),
                  body -> HmacSignature.sign(body, SandboxResource.SECRET),
                  "X-Event-Key",
                  event,
                  "X-Request-UUID",
                  delivery)
              .post(200, new Random(seed)));
    }

    assertThat(answers)
        .as("with seed %s", seed)
        .allMatch(
            answer ->
                answer.signed()
                    ? List.of(200, 202, 400, 415).contains(answer.status())
                    : List.of(400, 401, 415).contains(answer.status()))
        .allMatch(answer -> answer.status() < 400 || answer.contentType().contains("problem+json"));
    assertThat(hints.all(hint -> delivery.equals(hint.deliveryId())).isEmpty())
        .isEqualTo(answers.stream().noneMatch(answer -> answer.status() == 202));
  }

  @Test
  void a_title_that_was_cut_within_a_character_is_told_all_the_same() {
    String title = "ABC-5 " + UUID.randomUUID();
    byte[] body =
        bytes(pullRequest("acme/hooked", title + "\\ud83d", "OPEN", "2026-11-20T10:00:00+00:00"));

    post("pullrequest:created", body, SandboxResource.SECRET).statusCode(202);

    assertThat(pulls.all(p -> p.title().equals(title + "\ud83d"))).hasSize(1);
  }

  @Test
  void what_does_not_matter_here_is_taken_and_ignored() {
    String title = "ABC-67 " + UUID.randomUUID();
    byte[] elsewhere =
        bytes(pullRequest("somebody/else", title, "OPEN", "2026-11-20T10:00:00+00:00"));
    byte[] comment = bytes(pullRequest("acme/hooked", title, "OPEN", "2026-11-20T10:00:00+00:00"));

    post("pullrequest:created", elsewhere, SandboxResource.SECRET)
        .statusCode(200)
        .body("ignored", equalTo("repository out of scope"));
    post("pullrequest:comment_created", comment, SandboxResource.SECRET)
        .statusCode(200)
        .body("ignored", equalTo("event not used"));
    post("something:new", bytes("no JSON at all"), SandboxResource.SECRET).statusCode(200);

    assertThat(pulls.all(p -> p.title().equals(title))).isEmpty();
  }

  @Test
  void a_team_at_work_is_heard_without_any_sweep() {
    RepositoryRef repository = team.newRepository();
    String slug = repository.name();

    String head = team.bitbucket.push(slug, "feature/ABC-5", DANA).hash();
    Envelope<?> hint = hints.await(h -> h.repository().equals(repository));
    Envelope<?> branch =
        branches.await(b -> b.repository().equals(repository) && head.equals(b.head()));
    int number = team.bitbucket.open(slug, "ABC-5: shop", "feature/ABC-5", DANA).id();
    pulls.await(p -> p.repository().equals(repository) && p.state() == State.OPEN);
    team.bitbucket.mergeAndDelete(slug, number, DANA);
    pulls.await(p -> p.repository().equals(repository) && p.state() == State.MERGED);
    BranchChanged gone = branches.awaitData(b -> b.repository().equals(repository) && !b.exists());

    assertThat(branch.origin()).isEqualTo(Origin.LIVE);
    assertThat(branch.causationId()).isEqualTo(hint.id());
    assertThat(((RepositoryHinted) hint.data()).deliveryId()).isNotNull();
    assertThat(gone.name()).isEqualTo("feature/ABC-5");
    try (Topic<RepositoryScanned> scans = new Topic<>(Topics.DIRECTORY, RepositoryScanned.class)) {
      assertThat(scans.all(s -> s.repository().equals(repository))).isEmpty();
    }
  }

  @Test
  void a_push_that_says_nothing_new_changes_nothing() {
    RepositoryRef repository = team.newRepository();
    String head = team.bitbucket.push(repository.name(), "feature/ABC-8", DANA).hash();
    branches.await(b -> b.repository().equals(repository) && head.equals(b.head()));
    String push =
        """
        {"repository":{"full_name":"acme/%s"},"push":{"changes":[
          {"old":null,"new":{"type":"branch","name":"feature/ABC-8"}},
          {"old":{"type":"branch","name":"never-was"},"new":null},
          {"old":null,"new":{"type":"tag","name":"v1"}}]}}\
        """
            .formatted(repository.name());

    post("repo:push", bytes(push), SandboxResource.SECRET).statusCode(202);
    String next = team.bitbucket.push(repository.name(), "feature/ABC-9", DANA).hash();
    branches.await(b -> b.repository().equals(repository) && next.equals(b.head()));

    assertThat(
            hints.all(h -> h.repository().equals(repository)).stream()
                .map(RepositoryHinted::branch))
        .containsOnly("feature/ABC-8", "feature/ABC-9", "never-was");
    assertThat(
            branches.all(b -> b.repository().equals(repository)).stream().map(BranchChanged::name))
        .containsExactlyInAnyOrder("feature/ABC-8", "feature/ABC-9");
  }

  @Test
  void hooks_that_come_twice_and_late_end_in_the_newest_version() {
    String title = "ABC-70 " + UUID.randomUUID();
    Stream.of("MERGED 2026-11-20T10:00:02+00:00", "OPEN 2026-11-20T10:00:01+00:00")
        .map(said -> said.split(" "))
        .map(said -> bytes(pullRequest("acme/late", title, said[0], said[1])))
        .forEach(
            body -> {
              post("pullrequest:updated", body, SandboxResource.SECRET).statusCode(202);
              post("pullrequest:updated", body, SandboxResource.SECRET).statusCode(202);
            });

    List<PullRequestChanged> told = pulls.all(p -> p.title().equals(title));
    assertThat(told).hasSize(4);
    assertThat(told.stream().max(java.util.Comparator.comparing(PullRequestChanged::version)))
        .hasValueSatisfying(newest -> assertThat(newest.state()).isEqualTo(State.MERGED));
  }

  @Test
  void health_tells_of_projects_hosts_and_repositories() {
    given().get("/health").then().statusCode(200).body("service", equalTo("connector-scm"));
    given()
        .header("X-API-Key", "test-key")
        .get("/health")
        .then()
        .body("checks.find { it.name == 'directory' }.status", equalTo("UP"))
        .body("checks.find { it.name == 'code hosts' }.data", org.hamcrest.Matchers.notNullValue())
        .body(
            "checks.find { it.name == 'repositories' }.data", org.hamcrest.Matchers.notNullValue());
  }
}

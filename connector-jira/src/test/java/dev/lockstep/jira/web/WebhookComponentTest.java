package dev.lockstep.jira.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.WorkItemHinted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.Published;
import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.SampleHooks;
import dev.lockstep.jira.SandboxSites;
import dev.lockstep.jira.Tokens;
import dev.lockstep.testing.SpoiledBodies;
import dev.lockstep.testing.SpoiledRequests;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@RealParts
class WebhookComponentTest {

  private static final AtomicInteger deliveries = new AtomicInteger();

  @TestHTTPResource("/webhook/jira/1")
  URI hooks;

  @Inject MeterRegistry meters;

  @Test
  void every_refused_webhook_is_a_clear_problem_and_publishes_nothing() {
    String good = body("jira:issue_updated", Instant.now(), "10001");
    try (Published hints = new Published(Topics.HINT_JIRA)) {
      accepted(post("jira/1", signature(good, SandboxSites.SECRET), good)); // the topic exists now
      int before = hints.size();

      problem(post("jira/1", null, good), 401, "unauthorized", "X-Hub-Signature is missing");
      problem(post("jira/1", signature(good, "guess"), good), 401, "unauthorized", "does not sign");
      problem(post("jira/1", "sha256=", good), 401, "unauthorized", "does not sign");
      problem(
          post("jira/1", signature(good, SandboxSites.SECRET), good + " "),
          401,
          "unauthorized",
          "does not sign");
      problem(
          post("jira/2", signature(good, ""), good), 403, "webhook-off", "JIRA_2_WEBHOOK_SECRET");
      problem(post("jira/9", null, good), 404, "not-found", "No Jira instance");
      problem(
          postBearing("jira/1", Tokens.good(SandboxSites.SECRET, Instant.now()), good),
          401,
          "unauthorized",
          "no OAuth client");
      problem(post("jira/4", null, good), 401, "unauthorized", "X-Hub-Signature is missing");
      for (String path :
          List.of("jira/4/guess", "jira/1/" + SandboxSites.SECRET, "jira/4/%20", "jira/4/a%2Fb")) {
        problem(post(path, null, good), 401, "unauthorized", "does not prove who is calling");
      }
      problem(
          post("jira/4/" + SandboxSites.PATH_SECRET, signature(good, "guess"), good),
          401,
          "unauthorized",
          "does not sign");
      problem(post("jira/2/guess", null, good), 403, "webhook-off", "JIRA_2_WEBHOOK_SECRET");
      problem(post("jira/9/guess", null, good), 404, "not-found", "No Jira instance");
      signed("<html><body>Sign in</body></html>", 400, "malformed-webhook", "not the JSON");
      signed("{\"timestamp\":", 400, "malformed-webhook", "not the JSON of a webhook");
      signed("[]", 400, "malformed-webhook", "not the JSON of a webhook");
      signed("null", 400, "malformed-webhook", "empty");
      signed("", 400, "malformed-webhook", "not the JSON of a webhook");
      signed(
          "{\"timestamp\":1,\"webhookEvent\":\"\\ud800\"}",
          400,
          "malformed-webhook",
          "not the name");
      signed("{\"timestamp\":1}", 400, "malformed-webhook", "no webhookEvent");
      signed(
          "{\"webhookEvent\":\"jira:issue_updated\",\"issue\":{\"id\":\"1/2\"}}",
          400,
          "malformed-webhook",
          "issue.id");
      signed(
          "{\"webhookEvent\":\"jira:issue_updated\",\"issue\":{\"id\":\"12\"}}",
          400,
          "malformed-webhook",
          "no timestamp");
      signed(
          body("jira:issue_updated", Instant.now().minus(Duration.ofHours(25)), "10001"),
          400,
          "stale-webhook",
          "timestamp");
      signed(
          body("jira:issue_updated", Instant.now().plus(Duration.ofMinutes(6)), "10001"),
          400,
          "stale-webhook",
          "timestamp");
      String large = good + " ".repeat(1024 * 1024);
      post("jira/1", signature(large, SandboxSites.SECRET), large)
          .statusCode(413)
          .contentType("application/problem+json");

      assertThat(hints.size()).isEqualTo(before);
    }
  }

  @Test
  void whatever_is_posted_is_answered_and_only_what_is_signed_is_told() throws Exception {
    long seed = System.nanoTime();
    SpoiledRequests requests =
        new SpoiledRequests(
            hooks,
            new SpoiledBodies(SampleHooks.at(Instant.now())),
            body -> HmacSignature.sign(body, SandboxSites.SECRET),
            "X-Atlassian-Webhook-Identifier",
            "spoiled-" + seed + "-{n}");

    List<SpoiledRequests.Answer> answers = requests.post(400, new Random(seed));

    assertThat(answers)
        .as("with seed %s", seed)
        .allMatch(
            answer ->
                answer.signed()
                    ? List.of(202, 400).contains(answer.status())
                    : List.of(400, 401).contains(answer.status()))
        .allMatch(answer -> answer.status() == 202 || answer.contentType().contains("problem+json"))
        .anyMatch(answer -> answer.status() == 202 && answer.body().contains("accepted"));
    int accepted =
        (int) answers.stream().filter(answer -> answer.body().contains("accepted")).count();
    try (Published hints = new Published(Topics.HINT_JIRA)) {
      assertThat(
              hints.now(
                  WorkItemHinted.class,
                  hint -> (hint.deliveryId() + "").startsWith("spoiled-" + seed + "-")))
          .hasSizeBetween(accepted / 2, 2 * accepted); // a link is about two, a project about none
    }
  }

  @Test
  void a_delivery_that_is_repeated_is_taken_and_told_once() {
    String body = body("jira:issue_updated", Instant.now(), "77201");
    try (Published hints = new Published(Topics.HINT_JIRA)) {
      for (int i = 0; i < 3; i++) {
        given()
            .header("X-Atlassian-Webhook-Identifier", "the-same")
            .header("X-Hub-Signature", signature(body, SandboxSites.SECRET))
            .body(body.getBytes(StandardCharsets.UTF_8))
            .post("/webhook/jira/1")
            .then()
            .statusCode(202)
            .body("result", equalTo(i == 0 ? "accepted" : "ignored"));
      }

      assertThat(hints.now(WorkItemHinted.class, hint -> hint.item().id().equals("77201")))
          .hasSize(1);
    }
  }

  @Test
  void a_data_center_is_known_by_the_secret_in_the_path_which_is_shown_nowhere() {
    String secret = SandboxSites.PATH_SECRET;
    accepted(post("jira/4/" + secret, null, body("project_updated", Instant.now(), "1")));
    String large = " ".repeat(1024 * 1024 + 1);
    String refused =
        post("jira/4/" + secret, null, large)
            .statusCode(413)
            .body("instance", equalTo("/webhook/jira/4/***"))
            .extract()
            .asString();
    String unspaced = post("jira4/" + secret, null, "{}").statusCode(404).extract().asString();
    post("jira4/" + secret, null, large).statusCode(413);

    assertThat(refused + unspaced).doesNotContain(secret);
    assertThat(
            meters.getMeters().stream().map(meter -> meter.getId().toString()).toList().toString())
        .contains("/webhook/jira/{instance}/{secret}")
        .doesNotContain(secret);
  }

  @Test
  void an_event_that_nobody_has_a_use_for_is_taken_and_ignored() {
    String body = body("user_created", Instant.now(), "1");
    try (Published hints = new Published(Topics.HINT_JIRA)) {
      String good = body("jira:issue_updated", Instant.now(), "10002");
      accepted(post("jira/1", signature(good, SandboxSites.SECRET), good));
      int before = hints.size();
      post("jira/1", signature(body, SandboxSites.SECRET), body)
          .statusCode(202)
          .body("result", equalTo("ignored"))
          .body("reason", containsString("user_created"));

      assertThat(hints.size()).isEqualTo(before);
    }
  }

  @Test
  void a_genuine_one_is_published_under_the_item_before_it_is_answered() {
    Instant sentAt = Instant.ofEpochMilli(System.currentTimeMillis());
    String body = body("comment_created", sentAt, "77001");
    accepted(post("jira1", signature(body, SandboxSites.NEXT_SECRET), body));

    try (Published hints = new Published(Topics.HINT_JIRA)) {
      List<Envelope<WorkItemHinted>> published =
          hints.now(WorkItemHinted.class, hint -> hint.item().id().equals("77001"));
      assertThat(published).hasSize(1);
      assertThat(published.get(0).data())
          .isEqualTo(
              new WorkItemHinted(
                  WorkItemRef.jira("1", "77001"),
                  "comment_created",
                  "delivery-" + deliveries.get(),
                  sentAt.toEpochMilli(),
                  sentAt));
    }
  }

  @Test
  void a_link_is_about_both_its_ends() {
    String body =
        "{\"timestamp\":"
            + System.currentTimeMillis()
            + ",\"webhookEvent\":\"issuelink_created\","
            + "\"issueLink\":{\"sourceIssueId\":77101,\"destinationIssueId\":77102}}";
    accepted(post("jira/1", signature(body, SandboxSites.SECRET), body));

    try (Published hints = new Published(Topics.HINT_JIRA)) {
      hints.await(WorkItemHinted.class, 1, hint -> hint.item().id().equals("77101"));
      hints.await(WorkItemHinted.class, 1, hint -> hint.item().id().equals("77102"));
    }
  }

  private void signed(String body, int status, String type, String detail) {
    problem(post("jira/1", signature(body, SandboxSites.SECRET), body), status, type, detail);
  }

  private static void problem(
      ValidatableResponse response, int status, String type, String detail) {
    response
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:lockstep:problem:" + type))
        .body("detail", containsString(detail));
  }

  private static void accepted(ValidatableResponse response) {
    response.statusCode(202).body("result", equalTo("accepted"));
  }

  private static ValidatableResponse postBearing(String path, String token, String body) {
    return given()
        .header("Authorization", "Bearer " + token)
        .body(body.getBytes(StandardCharsets.UTF_8))
        .post("/webhook/" + path)
        .then();
  }

  private static ValidatableResponse post(String path, @Nullable String signature, String body) {
    RequestSpecification request =
        given()
            .contentType("application/json")
            .header("X-Atlassian-Webhook-Identifier", "delivery-" + deliveries.incrementAndGet())
            .body(body.getBytes(StandardCharsets.UTF_8));
    if (signature != null) {
      request = request.header("X-Hub-Signature", signature);
    }
    return request.urlEncodingEnabled(false).post("/webhook/" + path).then();
  }

  private static String signature(String body, String secret) {
    return secret.isEmpty()
        ? "sha256=00"
        : HmacSignature.sign(body.getBytes(StandardCharsets.UTF_8), secret);
  }

  private static String body(String event, Instant sentAt, String id) {
    return "{\"timestamp\":"
        + sentAt.toEpochMilli()
        + ",\"webhookEvent\":\""
        + event
        + "\",\"issue\":{\"id\":\""
        + id
        + "\",\"key\":\"ABC-1\"},\"user\":{\"accountId\":\"x\"}}";
  }
}

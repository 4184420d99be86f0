package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contract.Topics;
import dev.lockstep.e2e.world.Door.Answer;
import dev.lockstep.e2e.world.Surroundings;
import dev.lockstep.e2e.world.WholeSystem;
import dev.lockstep.sandbox.hook.Signature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that is not genuine, in time, of a sane size and readable gets past the front door. */
@ExtendWith(WithWholeSystem.class)
class RefusedWebhooksTest {
  private static final String JIRA = "/webhook/jira/1";
  private static final String BITBUCKET = "/webhook/bitbucket";
  private static final int TOO_LARGE = 3 * 1024 * 1024;

  private final WholeSystem system;

  RefusedWebhooksTest(WholeSystem system) {
    this.system = system;
  }

  /** A request that must not get through, and the status that says why. */
  record Bad(String what, String path, byte[] body, Map<String, String> headers, int status) {
    @Override
    public String toString() {
      return what + " at " + path;
    }
  }

  static Stream<Bad> bad() {
    Instant now = Instant.now();
    byte[] issue = issue(now);
    byte[] pullRequest = text("{\"pullrequest\":{\"id\":1}}");
    byte[] noJson = text("{\"webhookEvent\":");
    byte[] large = text("{\"padding\":\"" + "x".repeat(TOO_LARGE) + "\"}");
    byte[] stale = issue(now.minus(Duration.ofHours(25)));
    return Stream.of(
        new Bad("an unsigned webhook", JIRA, issue, Map.of(), 401),
        new Bad("a forged webhook", JIRA, issue, signed("not-the-secret", issue), 401),
        new Bad(
            "a webhook changed after it was signed",
            JIRA,
            issue(now.plusMillis(1)),
            signed(Surroundings.JIRA_SECRET, issue),
            401),
        new Bad("a stale webhook", JIRA, stale, signed(Surroundings.JIRA_SECRET, stale), 400),
        new Bad("a malformed webhook", JIRA, noJson, signed(Surroundings.JIRA_SECRET, noJson), 400),
        new Bad("an oversized webhook", JIRA, large, signed(Surroundings.JIRA_SECRET, large), 413),
        new Bad(
            "a webhook of a site nobody configured",
            "/webhook/jira/nowhere",
            issue,
            signed(Surroundings.JIRA_SECRET, issue),
            404),
        new Bad("an unsigned webhook", BITBUCKET, pullRequest, event(Map.of()), 401),
        new Bad(
            "a forged webhook",
            BITBUCKET,
            pullRequest,
            event(signed(Surroundings.JIRA_SECRET, pullRequest)),
            401),
        new Bad(
            "a webhook without what it must have",
            BITBUCKET,
            pullRequest,
            event(signed(Surroundings.BITBUCKET_SECRET, pullRequest)),
            400),
        new Bad(
            "a malformed webhook",
            BITBUCKET,
            noJson,
            event(signed(Surroundings.BITBUCKET_SECRET, noJson)),
            400),
        new Bad(
            "an oversized webhook",
            BITBUCKET,
            large,
            event(signed(Surroundings.BITBUCKET_SECRET, large)),
            413));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void is_refused_with_a_clear_problem_and_nothing_is_published(Bad bad) {
    Map<String, Long> before = settled();
    Answer answer = system.door().post(bad.path(), bad.body(), bad.headers());
    assertThat(answer.status()).as(answer.body()).isEqualTo(bad.status());
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(bad.status());
    assertThat(answer.json().path("title").asText()).isNotEmpty();
    assertThat(answer.json().path("detail").asText()).isNotEmpty();
    assertThat(published()).isEqualTo(before);
  }

  @Test
  void a_genuine_webhook_of_an_event_nobody_needs_is_accepted_and_nothing_is_published() {
    Map<String, Long> before = settled();
    byte[] body =
        text(
            "{\"timestamp\":%d,\"webhookEvent\":\"board_deleted\"}"
                .formatted(Instant.now().toEpochMilli()));
    assertThat(system.door().post(JIRA, body, signed(Surroundings.JIRA_SECRET, body)).status())
        .isBetween(200, 299);
    Map<String, String> headers = signed(Surroundings.BITBUCKET_SECRET, body);
    headers.put("X-Event-Key", "repo:fork");
    assertThat(system.door().post(BITBUCKET, body, headers).status()).isBetween(200, 299);
    assertThat(published()).isEqualTo(before);
  }

  /** What was published so far, once nothing is on its way; sweeps go on reporting themselves. */
  private Map<String, Long> settled() {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> system.sandbox().quiet().quiet() && system.backlog().unfinished().isEmpty());
    return published();
  }

  private Map<String, Long> published() {
    Map<String, Long> written = new HashMap<>(system.backlog().written());
    written.remove(Topics.DIRECTORY);
    return written;
  }

  private static byte[] issue(Instant at) {
    return text(
        "{\"timestamp\":%d,\"webhookEvent\":\"jira:issue_updated\",\"issue\":{\"id\":\"10001\",\"key\":\"PRE-1\"}}"
            .formatted(at.toEpochMilli()));
  }

  private static Map<String, String> signed(String secret, byte[] body) {
    return new HashMap<>(Map.of("X-Hub-Signature", Signature.of(secret, body)));
  }

  private static Map<String, String> event(Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("X-Event-Key", "pullrequest:created");
    all.put("X-Request-UUID", "8a1c2b7e-0000-4000-8000-000000000001");
    return all;
  }

  private static byte[] text(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }
}

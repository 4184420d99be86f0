package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.hook.Signature;
import dev.lockstep.sandbox.journal.JournalEntry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JiraHookTest {
  private static final String SECRET = "It's a Secret to Everybody";
  private final Sandbox sandbox = Sandbox.start();
  private final SandboxClient client = sandbox.client();
  private final JiraPeople people = client.jira("acme");
  private final HookReceiver receiver = new HookReceiver();

  @BeforeEach
  void hooks() {
    people.project("AA", "Alpha");
    client.faults("{\"limits\":{\"jiraHookRetryMillis\":10}}");
    client.jiraHooks("acme", receiver.uri(), SECRET);
  }

  @AfterEach
  void close() {
    sandbox.close();
    receiver.close();
  }

  private List<String> kinds() {
    return client.journal().stream().map(JournalEntry::kind).toList();
  }

  private void awaitQuiet() {
    assertThat(client.awaitQuiet(Duration.ofSeconds(20))).isTrue();
  }

  @Test
  void theOfficialVectorIsReproduced() {
    assertThat(
            Signature.of(SECRET, "Hello World!".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo("sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9");
    assertThat(
            Signature.of(SECRET, "Hello, World!".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }

  @Test
  void aHookIsSignedOverItsRawBodyAndNamesItself() {
    people.story("AA", "hello");
    HookReceiver.Received hook = receiver.next();
    assertThat(hook.header("X-Hub-Signature")).isEqualTo(Signature.of(SECRET, hook.body()));
    assertThat(hook.header("X-Atlassian-Webhook-Identifier")).isNotEmpty();
    assertThat(hook.header("X-Atlassian-Webhook-Flow")).isEqualTo("Primary");
    assertThat(hook.header("X-Atlassian-Webhook-Retry")).isEmpty();
    JsonNode body = hook.json();
    assertThat(body.path("webhookEvent").asText()).isEqualTo("jira:issue_created");
    assertThat(body.path("timestamp").isIntegralNumber()).isTrue();
    assertThat(body.path("issue").path("key").asText()).isEqualTo("AA-1");
  }

  @Test
  void anUpdateTellsItsChangelogInTheOlderShapeWithoutAddresses() {
    people.story("AA", "hello");
    people.edit(
        "AA-1",
        new dev.lockstep.sandbox.control.Requests.IssueEdit(
            null, "plain words", "Grace Hopper", null, null, null, "Ada Lovelace"));
    receiver.next();
    JsonNode body = receiver.next().json();
    assertThat(body.path("webhookEvent").asText()).isEqualTo("jira:issue_updated");
    assertThat(body.path("issue_event_type_name").asText()).isEqualTo("issue_assigned");
    assertThat(body.path("issue").path("fields").path("description").asText())
        .isEqualTo("plain words");
    assertThat(body.path("issue").path("self").asText()).contains("/rest/api/2/issue/");
    assertThat(body.path("changelog").path("items").findValuesAsText("field"))
        .containsExactly("description", "assignee");
    assertThat(body.path("user").path("displayName").asText()).isEqualTo("Ada Lovelace");
    assertThat(body.findValues("emailAddress")).isEmpty();
  }

  @Test
  void writesOfProgramsAreToldToo() {
    people.story("AA", "hello");
    receiver.next();
    Caller jira = new Caller(sandbox.jira("acme"), Caller.JIRA);
    jira.post("/rest/api/3/issue/AA-1/transitions", "{\"transition\":{\"id\":\"11\"}}");
    JsonNode body = receiver.next().json();
    assertThat(body.path("issue_event_type_name").asText()).isEqualTo("issue_generic");
    assertThat(body.path("issue").path("fields").path("status").path("name").asText())
        .isEqualTo("In Progress");
    people.delete("AA-1", "Ada");
    assertThat(receiver.next().json().path("webhookEvent").asText())
        .isEqualTo("jira:issue_deleted");
  }

  @Test
  void aFailingReceiverIsTriedSixTimesWithOneIdentifier() {
    receiver.answer(503, 429, 500, 408, 409, 425);
    people.story("AA", "hello");
    List<HookReceiver.Received> attempts = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      attempts.add(receiver.next());
    }
    awaitQuiet();
    Set<String> identifiers =
        attempts.stream()
            .map(hook -> hook.header("X-Atlassian-Webhook-Identifier"))
            .collect(Collectors.toSet());
    assertThat(identifiers).hasSize(1);
    assertThat(attempts.get(5).header("X-Atlassian-Webhook-Retry")).isEqualTo("5");
    assertThat(receiver.waiting()).isZero();
    assertThat(kinds().stream().filter("hook.refused"::equals)).hasSize(6);
  }

  @Test
  void aRefusalThatWillNotChangeIsNotTriedAgain() {
    receiver.answer(400, 401, 404);
    people.story("AA", "one");
    people.story("AA", "two");
    people.story("AA", "three");
    for (int i = 0; i < 3; i++) {
      receiver.next();
    }
    awaitQuiet();
    assertThat(receiver.waiting()).isZero();
    assertThat(kinds()).doesNotContain("hook.accepted");
  }

  @Test
  void nobodyListeningIsTriedAgainToo() {
    client.jiraHooks("acme", URI.create("http://127.0.0.1:1/nobody"), null);
    people.story("AA", "hello");
    awaitQuiet();
    assertThat(kinds().stream().filter("hook.failed"::equals)).hasSize(6);
  }

  @Test
  void hooksCanBeLostDoubledAndOvertaken() {
    client.faults("{\"hooks\":{\"lostRate\":1}}");
    people.story("AA", "never told");
    client.faults("{\"hooks\":{\"lostRate\":0,\"duplicateRate\":1,\"delayMillis\":20}}");
    people.story("AA", "told twice");
    HookReceiver.Received first = receiver.next();
    HookReceiver.Received second = receiver.next();
    assertThat(second.header("X-Atlassian-Webhook-Identifier"))
        .isEqualTo(first.header("X-Atlassian-Webhook-Identifier"));
    assertThat(second.body()).isEqualTo(first.body());
    client.faults("{\"hooks\":{\"duplicateRate\":0,\"delayRate\":1,\"delayMillis\":400}}");
    for (int i = 0; i < 20; i++) {
      people.story("AA", "late");
    }
    awaitQuiet();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      order.add(receiver.next().json().path("issue").path("id").asInt());
    }
    assertThat(order).doesNotHaveDuplicates();
    assertThat(order).isNotEqualTo(order.stream().sorted().toList());
    assertThat(kinds()).contains("hook.lost", "hook.duplicated", "hook.delayed");
  }

  @Test
  void whatIsLostWithAnIssueIsToldAfterIt() {
    people.story("AA", "hello");
    people.comment("AA-1", "words", "Ada");
    for (int i = 0; i < 3; i++) {
      receiver.next();
    }
    people.delete("AA-1", "Ada");
    Map<String, String> flows = new HashMap<>(); // they are sent at the same time
    for (int i = 0; i < 2; i++) {
      HookReceiver.Received told = receiver.next();
      flows.put(told.json().path("webhookEvent").asText(), told.header("X-Atlassian-Webhook-Flow"));
    }
    assertThat(flows)
        .isEqualTo(Map.of("jira:issue_deleted", "Primary", "comment_deleted", "Secondary"));
  }

  @Test
  void versionsAndSprintsAreToldToo() {
    people.desk().version("AA", "1.0", Requests.Version.open());
    people.desk().version("AA", "1.0", new Requests.Version(true, false, "2026-03-31", null));
    people.desk().sprint("Sprint 1", "active");
    List<String> told = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      told.add(receiver.next().json().path("webhookEvent").asText());
    }
    assertThat(told)
        .containsExactlyInAnyOrder(
            "jira:version_created", "jira:version_released", "sprint_started");
  }

  @Test
  void aHookWithoutSecretHasNoSignature() {
    client.jiraHooks("acme", receiver.uri(), null);
    people.story("AA", "hello");
    assertThat(receiver.next().header("X-Hub-Signature")).isEmpty();
    client.noJiraHooks("acme");
    people.story("AA", "told to nobody");
    assertThat(client.quiet().quiet()).isTrue();
  }
}

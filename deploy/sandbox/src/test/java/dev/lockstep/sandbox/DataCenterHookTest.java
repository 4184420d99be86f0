package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.control.Requests.DataCenterSite;
import dev.lockstep.sandbox.hook.Signature;
import dev.lockstep.sandbox.journal.JournalEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataCenterHookTest {
  private static final String NEW = "/rest/jira-webhook/1.0/webhooks";
  private static final String OLD = "/rest/webhooks/1.0/webhook";
  private final Sandbox sandbox = Sandbox.start();
  private final SandboxClient client = sandbox.client();
  private final JiraPeople people = client.jiraDataCenter("hq");
  private final Caller jira = new Caller(sandbox.jiraDataCenter("hq"), "Bearer pat");
  private final HookReceiver receiver = new HookReceiver();

  @BeforeEach
  void project() {
    people.project("AA", "Alpha");
  }

  @AfterEach
  void close() {
    sandbox.close();
    receiver.close();
  }

  private String registration(String query, String more) {
    return "{\"name\":\"lockstep\",\"url\":\""
        + receiver.uri()
        + query
        + "\",\"events\":[\"jira:issue_created\",\"jira:issue_updated\",\"comment_created\","
        + "\"comment_updated\"]"
        + more
        + "}";
  }

  @Test
  void aHookIsUnsignedAndNamesPeopleWithTheirAddress() {
    JsonNode made = jira.post(NEW, registration("", "")).json();
    assertThat(made.path("id").isIntegralNumber()).isTrue();
    people.story("AA", "hello");
    people.assign("AA-1", "Grace Hopper", "Ada Lovelace");
    receiver.next();
    HookReceiver.Received hook = receiver.next();
    assertThat(hook.header("X-Hub-Signature")).isEmpty();
    JsonNode body = hook.json();
    assertThat(body.path("webhookEvent").asText()).isEqualTo("jira:issue_updated");
    assertThat(body.path("issue_event_type_name").asText()).isEqualTo("issue_assigned");
    assertThat(body.at("/user/name").asText()).isEqualTo("ada.lovelace");
    assertThat(body.at("/user/emailAddress").asText()).isEqualTo("ada.lovelace@example.com");
    assertThat(body.at("/issue/fields/assignee/name").asText()).isEqualTo("grace.hopper");
    assertThat(body.at("/changelog/items/0/to").asText()).startsWith("JIRAUSER");
    assertThat(body.findValues("accountId")).isEmpty();
  }

  @Test
  void aSecretInTheConfigurationSignsAndIsNeverTold() {
    String more = ",\"configuration\":{\"SECRET\":\"hush\",\"EXCLUDE_BODY\":\"false\"}";
    JsonNode made = jira.post(NEW, registration("", more)).json();
    assertThat(made.toString()).doesNotContain("hush");
    people.story("AA", "hello");
    HookReceiver.Received hook = receiver.next();
    assertThat(hook.header("X-Hub-Signature")).isEqualTo(Signature.of("hush", hook.body()));
  }

  @Test
  void variablesInTheAddressAreReplaced() {
    String more = ",\"filters\":{\"issue-related-events-section\":\"type = Bug\"}";
    jira.post(NEW, registration("/{issue.key}/{project.key}", more));
    people.story("AA", "not this");
    people.create(dev.lockstep.sandbox.control.Requests.NewIssue.of("AA", "Bug", "this"));
    HookReceiver.Received hook = receiver.next();
    assertThat(hook.path()).isEqualTo("/hook/AA-2/AA");
    assertThat(client.awaitQuiet(Duration.ofSeconds(20))).isTrue();
    assertThat(receiver.waiting()).isZero();
  }

  @Test
  void whatIsNotTakenIsLost() {
    client.jiraHooks("hq", receiver.uri(), null);
    receiver.answer(503);
    people.story("AA", "hello");
    receiver.next();
    assertThat(client.awaitQuiet(Duration.ofSeconds(20))).isTrue();
    assertThat(receiver.waiting()).isZero();
    List<String> kinds = client.journal().stream().map(JournalEntry::kind).toList();
    assertThat(kinds).contains("hook.refused").doesNotContain("hook.accepted");
  }

  @Test
  void aCommentIsToldWithALittleOfItsIssue() {
    jira.post(NEW, registration("", ""));
    people.story("AA", "hello");
    receiver.next();
    people.comment("AA-1", "*why*", "Ada Lovelace");
    JsonNode told = null;
    for (int i = 0; i < 2; i++) {
      JsonNode body = receiver.next().json();
      told = "comment_created".equals(body.path("webhookEvent").asText()) ? body : told;
    }
    assertThat(told).isNotNull();
    assertThat(told.at("/comment/body").asText()).isEqualTo("*why*");
    assertThat(told.at("/comment/author/name").asText()).isEqualTo("ada.lovelace");
    assertThat(told.at("/issue/key").asText()).isEqualTo("AA-1");
    assertThat(told.at("/issue/fields").has("description")).isFalse();
  }

  @Test
  void nineHasItsHooksElsewhereAndOtherVariables() {
    client.jiraDataCenter("hq", new DataCenterSite(null, null, 9, null, null, null, null));
    assertThat(jira.get(NEW).status()).isEqualTo(404);
    JsonNode made = jira.post(OLD, registration("/${issue.id}", "")).json();
    assertThat(made.path("self").asText()).contains(OLD);
    assertThat(made.has("id")).isFalse();
    String id = people.story("AA", "hello").id();
    HookReceiver.Received hook = receiver.next();
    assertThat(hook.path()).startsWith("/hook/" + id + "?user_id=dana.developer&user_key=");
    String self = made.path("self").asText();
    assertThat(jira.exchange("DELETE", self, "").status()).isEqualTo(204);
    assertThat(jira.get(OLD).json()).isEmpty();
  }

  @Test
  void aHookMustMakeSense() {
    assertThat(jira.post(OLD, registration("", "")).status()).isEqualTo(404);
    assertThat(jira.post(NEW, "{\"name\":\"x\",\"url\":\"nowhere\"}").text())
        .contains("webhook URL is invalid");
    String bad = ",\"filters\":{\"issue-related-events-section\":\"flavour = sweet\"}";
    assertThat(jira.post(NEW, registration("", bad)).text())
        .contains("Field 'flavour' does not exist");
    Caller nobody = new Caller(sandbox.jiraDataCenter("hq"), "");
    assertThat(nobody.get(NEW).status()).isEqualTo(401);
  }
}

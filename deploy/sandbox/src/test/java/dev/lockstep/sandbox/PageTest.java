package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.control.Requests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageTest {
  private final Sandbox sandbox = Sandbox.start();
  private final SandboxClient client = sandbox.client();
  private final Caller browser = new Caller(sandbox.uri(), "");

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void thePageIsWholeInItselfAndNeverWritesMarkupFromData() {
    Caller.Answer page = browser.get("/");
    assertThat(page.header("Content-Type")).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.text())
        .contains("Lockstep sandbox")
        .doesNotContain("src=\"http")
        .doesNotContain("href=\"http")
        .doesNotContain("innerHTML");
  }

  @Test
  void theBoardShowsColumnsRequestsAndMessages() {
    JiraPeople people = client.jira("acme");
    people.seed(Requests.Seed.stories("AA", 30));
    people.move("AA-3", "In Progress", "Ada");
    client.bitbucket("team").repository("app");
    client.bitbucket("team").push("app", "AA-3", "Ada");
    client.bitbucket("team").draft("app", "AA-3 <b>bold</b>", "AA-3", "Ada");
    new Caller(sandbox.slack(), "Bearer xoxb-1")
        .post("/chat.postMessage", "{\"channel\":\"C0LOCKSTEP1\",\"text\":\"AA-3 moved\"}");
    JsonNode board = browser.get("/_sandbox/board").json();
    JsonNode columns = board.path("jira").path(0).path("columns");
    assertThat(columns.findValuesAsText("status"))
        .containsExactly("To Do", "In Progress", "In Review", "Dev Testing", "Resolved", "Done");
    assertThat(columns.path(0).path("total").asInt()).isEqualTo(29);
    assertThat(columns.path(0).path("cards")).hasSize(5);
    assertThat(columns.path(1).path("cards").path(0).path("key").asText()).isEqualTo("AA-3");
    JsonNode repository = board.path("bitbucket").path(0).path("repositories").path(0);
    assertThat(repository.path("pullRequests").path(0).path("draft").asBoolean()).isTrue();
    assertThat(repository.path("branches").path(0).asText()).isEqualTo("AA-3");
    assertThat(board.path("slack").path(0).path("messages").path(0).path("text").asText())
        .isEqualTo("AA-3 moved");
    assertThat(board.path("discord").path(0).path("messages")).isEmpty();
  }
}

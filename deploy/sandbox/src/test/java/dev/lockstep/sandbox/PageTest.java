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
    JsonNode repository = board.path("repositories").path(0);
    assertThat(repository.path("pullRequests").path(0).path("state").asText()).isEqualTo("DRAFT");
    assertThat(repository.path("branches").path(0).asText()).isEqualTo("AA-3");
    assertThat(board.path("slack").path(0).path("messages").path(0).path("text").asText())
        .isEqualTo("AA-3 moved");
    assertThat(board.path("discord").path(0).path("messages")).isEmpty();
  }

  @Test
  void theBoardShowsTheRepositoriesOfEveryCodeHost() {
    client.bitbucket("team").repository("app");
    client.bitbucketDataCenter("TEAM").repository("app");
    client.github("team").repository("app");
    client.github("team").push("app", "AA-1", "AA-1", "Ada");
    long number = client.github("team").open("app", "AA-1 one", "AA-1", "Ada").number();
    client.github("team").act("app", number, "merge", "Ada");
    client.azureDevOps("team").repository("Shop/app");
    client.azureDevOps("team").push("Shop/app", "AA-2", "Ada");
    int id = client.azureDevOps("team").open("Shop/app", "AA-2 two", "AA-2", "Ada").id();
    client.azureDevOps("team").act("Shop/app", id, "abandon", "Ada");

    JsonNode repositories = browser.get("/_sandbox/board").json().path("repositories");

    assertThat(repositories.findValuesAsText("host"))
        .containsExactly("Bitbucket", "Bitbucket Data Center", "GitHub", "Azure DevOps");
    assertThat(repositories.findValuesAsText("name"))
        .containsExactly("team/app", "TEAM/app", "team/app", "team/Shop/app");
    assertThat(repositories.findValuesAsText("state")).containsExactly("MERGED", "DECLINED");
    assertThat(repositories.findValuesAsText("source")).containsExactly("AA-1", "AA-2");
  }
}

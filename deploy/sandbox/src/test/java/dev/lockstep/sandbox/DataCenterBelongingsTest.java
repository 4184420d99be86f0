package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataCenterBelongingsTest {
  private static final String ISSUE = "/rest/api/2/issue/AA-1";
  private final Sandbox sandbox = Sandbox.start();
  private final JiraPeople people = sandbox.client().jiraDataCenter("hq");
  private final Caller jira = new Caller(sandbox.jiraDataCenter("hq"), "Bearer pat");

  @BeforeEach
  void issues() {
    people.project("AA", "Alpha");
    people.story("AA", "first");
    people.story("AA", "second");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private HttpResponse<String> upload(String token) throws IOException, InterruptedException {
    String body =
        "--bound\r\nContent-Disposition: form-data; name=\"file\"; filename=\"note.txt\"\r\n"
            + "Content-Type: text/plain\r\n\r\nline 1\r\nline 2\r\n--bound--\r\n";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(sandbox.jiraDataCenter("hq") + ISSUE + "/attachments"))
            .header("Authorization", "Bearer pat")
            .header("Content-Type", "multipart/form-data; boundary=bound")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("X-Atlassian-Token", token);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private String lastChange() {
    JsonNode histories = jira.get(ISSUE + "?expand=changelog").json().at("/changelog/histories");
    return histories.path(histories.size() - 1).at("/items/0/toString").asText();
  }

  @Test
  void aFileIsTakenWithTheHeaderThatNoBrowserSends() throws IOException, InterruptedException {
    HttpResponse<String> refused = upload("");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).isEqualTo("XSRF check failed");
    assertThat(upload("no-check").statusCode()).isEqualTo(200);
    assertThat(lastChange()).isEqualTo("note.txt");
    String id = jira.get(ISSUE + "?expand=changelog").json().findValue("to").asText();
    JsonNode file = jira.get("/rest/api/2/attachment/" + id).json();
    assertThat(file.path("size").asInt()).isEqualTo("line 1\r\nline 2".length());
    assertThat(file.path("mimeType").asText()).isEqualTo("text/plain");
    String content = file.path("content").asText();
    assertThat(jira.get(content).text()).isEqualTo("line 1\r\nline 2");
    Caller nobody = new Caller(sandbox.jiraDataCenter("hq"), "");
    assertThat(nobody.get(content).header("Location")).contains("/login.jsp");
    assertThat(jira.exchange("DELETE", "/rest/api/2/attachment/" + id, "").status()).isEqualTo(204);
    assertThat(jira.get("/rest/api/2/attachment/" + id).status()).isEqualTo(404);
  }

  @Test
  void aRemoteLinkIsReplacedByItsGlobalId() {
    String link =
        "{\"globalId\":\"pr=7\",\"object\":{\"url\":\"https://x.example/7\",\"title\":\"T\"}}";
    String path = ISSUE + "/remotelink";
    Caller.Answer first =
        jira.post(path, link.replace("{\"globalId\"", "{\"relationship\":\"r\",\"globalId\""));
    assertThat(first.status()).isEqualTo(201);
    Caller.Answer second = jira.post(path, link.replace("\"T\"", "\"U\""));
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
    JsonNode all = jira.get(path).json();
    assertThat(all).hasSize(1);
    assertThat(all.at("/0/object/title").asText()).isEqualTo("U");
    assertThat(all.path(0).has("relationship")).isFalse();
    assertThat(jira.get(path + "?globalId=pr%3D7").json()).isEqualTo(all.path(0));
    assertThat(jira.exchange("DELETE", path + "?globalId=pr%3D7", "").status()).isEqualTo(204);
    assertThat(jira.get(path).json()).isEmpty();
    assertThat(jira.post(path, "{\"object\":{}}").status()).isEqualTo(400);
  }

  @Test
  void issuesAreLinkedOnceAndBothRememberIt() {
    String link =
        "{\"type\":{\"name\":\"Blocks\"},\"inwardIssue\":{\"key\":\"AA-1\"},"
            + "\"outwardIssue\":{\"key\":\"AA-2\"}}";
    Caller.Answer made = jira.post("/rest/api/2/issueLink", link);
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text()).isEmpty();
    assertThat(jira.post("/rest/api/2/issueLink", link).status()).isEqualTo(201);
    assertThat(lastChange()).isEqualTo("This issue blocks AA-2");
    assertThat(jira.get(ISSUE + "?expand=changelog").json().at("/changelog/total").asInt())
        .isEqualTo(1);
    assertThat(jira.post("/rest/api/2/issueLink", link.replace("Blocks", "Eats")).status())
        .isEqualTo(404);
    assertThat(jira.get("/rest/api/2/issueLinkType").json().findValuesAsText("name"))
        .contains("Blocks", "Relates");
  }

  @Test
  void propertiesAreKeptByKey() {
    String path = ISSUE + "/properties/lockstep";
    assertThat(jira.get(path).status()).isEqualTo(404);
    assertThat(jira.exchange("PUT", path, "{\"a\":1}").status()).isEqualTo(201);
    assertThat(jira.exchange("PUT", path, "[2]").status()).isEqualTo(200);
    assertThat(jira.get(path).json().at("/value/0").asInt()).isEqualTo(2);
    assertThat(jira.get(ISSUE + "/properties").json().findValuesAsText("key"))
        .containsExactly("lockstep");
    assertThat(jira.exchange("DELETE", path, "").status()).isEqualTo(204);
    assertThat(jira.get(ISSUE + "/properties").json().path("keys")).isEmpty();
  }
}

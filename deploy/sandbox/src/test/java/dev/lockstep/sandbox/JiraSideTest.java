package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Comments, links, files and properties. */
class JiraSideTest {
  private static final String API = "/rest/api/3";
  private static final String ISSUE = API + "/issue/AA-1";
  private final SteppingClock clock = new SteppingClock("2026-01-05T10:00:00Z");
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.local().withClock(clock));
  private final SandboxClient client = sandbox.client();
  private final JiraPeople people = client.jira("acme");
  private final JiraDeskPeople desk = people.desk();
  private final Caller jira = new Caller(sandbox.jira("acme"), Caller.JIRA);

  @BeforeEach
  void issues() {
    people.project("AA", "Alpha");
    people.story("AA", "one");
    people.story("AA", "two");
    client.faults("{\"limits\":{\"jiraIssueWrites\":false}}");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private static String body(String text) {
    return "{\"body\":{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"paragraph\","
        + "\"content\":[{\"type\":\"text\",\"text\":\""
        + text
        + "\"}]}]}";
  }

  private JsonNode newestHistory(String key) {
    return jira.get(API + "/issue/" + key + "?expand=changelog")
        .json()
        .path("changelog")
        .path("histories")
        .path(0)
        .path("items")
        .path(0);
  }

  @Test
  void searchGivesTheNewestTwentyCommentsAndTheTrueTotal() {
    for (int i = 1; i <= 25; i++) {
      people.comment("AA-1", "number " + i, "Ada");
      clock.pass(Duration.ofSeconds(1));
    }
    String search = API + "/search/jql?jql=key=AA-1&fields=comment";
    JsonNode inline = jira.get(search).json().path("issues").path(0).path("fields").path("comment");
    assertThat(inline.path("comments")).hasSize(20);
    assertThat(inline.path("total").asInt()).isEqualTo(25);
    assertThat(inline.path("comments").path(0).toString()).contains("number 6");
    JsonNode whole = jira.get(ISSUE + "?fields=comment").json().path("fields").path("comment");
    assertThat(whole.path("comments")).hasSize(25);
    JsonNode page = jira.get(ISSUE + "/comment?startAt=20&maxResults=3&orderBy=-created").json();
    assertThat(page.path("comments")).hasSize(3);
    assertThat(page.path("comments").path(0).toString()).contains("number 5");
    String id = inline.path("comments").path(0).path("id").asText();
    JsonNode listed = jira.post(API + "/comment/list", "{\"ids\":[" + id + ",1]}").json();
    assertThat(listed.path("values")).hasSize(1);
  }

  @Test
  void commentsAreWrittenChangedAndDeleted() {
    String mark = ",\"properties\":[{\"key\":\"origin\",\"value\":{\"of\":\"x\"}}]}";
    Caller.Answer made = jira.post(ISSUE + "/comment", body("first") + mark);
    assertThat(made.status()).isEqualTo(201);
    String one = ISSUE + "/comment/" + made.json().path("id").asText();
    clock.pass(Duration.ofSeconds(5));
    assertThat(jira.put(one, body("second") + "}").status()).isEqualTo(200);
    JsonNode now = jira.get(ISSUE + "/comment?expand=properties").json().path("comments").path(0);
    assertThat(now.path("body").toString()).contains("second");
    assertThat(now.path("properties").path(0).path("value").path("of").asText()).isEqualTo("x");
    assertThat(now.path("updated").asText()).isGreaterThan(now.path("created").asText());
    assertThat(jira.get(ISSUE).json().path("fields").path("updated").asText()).contains("10:00:05");
    assertThat(jira.delete(one).status()).isEqualTo(204);
    assertThat(jira.delete(one).status()).isEqualTo(404);
    assertThat(jira.post(ISSUE + "/comment", "{\"body\":\"plain\"}").text())
        .contains("Comment body is not valid!");
    assertThat(jira.post(ISSUE + "/comment", body("x".repeat(32_768)) + "}").text())
        .contains("CONTENT_LIMIT_EXCEEDED");
  }

  @Test
  void issuesAreLinkedOnceAndBothRememberIt() {
    String link =
        "{\"type\":{\"name\":\"Blocks\"},\"inwardIssue\":{\"key\":\"AA-1\"},"
            + "\"outwardIssue\":{\"key\":\"AA-2\"}}";
    assertThat(jira.post(API + "/issueLink", link).status()).isEqualTo(201);
    assertThat(jira.post(API + "/issueLink", link).status()).isEqualTo(201);
    JsonNode links = jira.get(ISSUE).json().path("fields").path("issuelinks");
    assertThat(links).hasSize(1);
    assertThat(links.path(0).path("outwardIssue").path("key").asText()).isEqualTo("AA-2");
    assertThat(newestHistory("AA-1").path("toString").asText()).isEqualTo("This issue blocks AA-2");
    assertThat(newestHistory("AA-2").path("toString").asText())
        .isEqualTo("This issue is blocked by AA-1");
    String one = API + "/issueLink/" + links.path(0).path("id").asText();
    assertThat(jira.get(one).json().path("inwardIssue").path("key").asText()).isEqualTo("AA-1");
    assertThat(jira.delete(one).status()).isEqualTo(204);
    assertThat(jira.delete(one).status()).isEqualTo(404);
    assertThat(newestHistory("AA-2").path("fromString").asText()).contains("is blocked by");
    assertThat(jira.post(API + "/issueLink", link.replace("Blocks", "Eats")).status())
        .isEqualTo(404);
    assertThat(jira.get(API + "/issueLinkType").json().path("issueLinkTypes")).hasSize(4);
  }

  @Test
  void aRemoteLinkIsReplacedByItsGlobalId() {
    String link =
        "{\"globalId\":\"system=x&id=1\",\"relationship\":\"caused by\","
            + "\"object\":{\"url\":\"https://x.invalid/1\",\"title\":\"%s\"}}";
    assertThat(jira.post(ISSUE + "/remotelink", link.formatted("one")).status()).isEqualTo(201);
    assertThat(jira.post(ISSUE + "/remotelink", link.formatted("two")).status()).isEqualTo(200);
    JsonNode all = jira.get(ISSUE + "/remotelink").json();
    assertThat(all).hasSize(1);
    assertThat(all.path(0).path("object").path("title").asText()).isEqualTo("two");
    String byId = ISSUE + "/remotelink?globalId=" + Caller.encode("system=x&id=1");
    assertThat(jira.get(byId).json().path("relationship").asText()).isEqualTo("caused by");
    assertThat(jira.delete(byId).status()).isEqualTo(204);
    assertThat(jira.delete(byId).status()).isEqualTo(404);
    assertThat(jira.post(ISSUE + "/remotelink", "{}").json().path("errors").has("object.url"))
        .isTrue();
  }

  @Test
  void filesAreSentAsFormsAndFetchedFromElsewhere() {
    assertThat(jira.upload(ISSUE + "/attachments", "a.txt", "hello", "check").status())
        .isEqualTo(403);
    Caller.Answer sent = jira.upload(ISSUE + "/attachments", "a.txt", "hello\r\n", "no-check");
    assertThat(sent.status()).isEqualTo(200);
    JsonNode file = jira.get(ISSUE).json().path("fields").path("attachment").path(0);
    assertThat(file.path("filename").asText()).isEqualTo("a.txt");
    assertThat(file.path("size").asInt()).isEqualTo(7);
    assertThat(newestHistory("AA-1").path("toString").asText()).isEqualTo("a.txt");
    Caller.Answer moved = jira.get(file.path("content").asText());
    assertThat(moved.status()).isEqualTo(303);
    String elsewhere = moved.header("Location");
    Caller nobody = new Caller(sandbox.jira("acme"), "");
    assertThat(nobody.get(elsewhere).text()).isEqualTo("hello\r\n");
    assertThat(nobody.get(elsewhere + "x").status()).isEqualTo(403);
    clock.pass(Duration.ofHours(1));
    assertThat(nobody.get(elsewhere).status()).isEqualTo(403);
    String one = API + "/attachment/" + file.path("id").asText();
    assertThat(jira.get(one).json().path("mimeType").asText()).isEqualTo("text/plain");
    assertThat(jira.delete(one).status()).isEqualTo(204);
    assertThat(jira.get(one).status()).isEqualTo(404);
  }

  @Test
  void propertiesComeWithSearchWhenAskedFor() {
    String property = ISSUE + "/properties/lockstep.origin";
    assertThat(jira.put(property, "{\"a\":1}").status()).isEqualTo(201);
    assertThat(jira.put(property, "{\"a\":2}").status()).isEqualTo(200);
    assertThat(jira.get(property).json().path("value").path("a").asInt()).isEqualTo(2);
    String search =
        "{\"jql\":\"key = AA-1\",\"fields\":[\"summary\"],\"properties\":[\"lockstep.origin\"]}";
    JsonNode issue = jira.post(API + "/search/jql", search).json().path("issues").path(0);
    assertThat(issue.path("properties").path("lockstep.origin").path("a").asInt()).isEqualTo(2);
    assertThat(jira.get(ISSUE + "/properties").json().path("keys")).hasSize(1);
    assertThat(jira.delete(property).status()).isEqualTo(204);
    assertThat(jira.get(property).status()).isEqualTo(404);
    assertThat(jira.get(API + "/search/jql?jql=key=AA-1&properties=a,b,c,d,e,f").status())
        .isEqualTo(400);
  }

  @Test
  void peopleDoTheSameByHand() {
    people.comment("AA-1", "first words", "Ada");
    desk.editComment("AA-1", desk.newestComment("AA-1"), "better words", "Ada");
    assertThat(people.issue("AA-1").comments()).containsExactly("better words");
    desk.deleteComment("AA-1", desk.newestComment("AA-1"), "Ada");
    desk.link("AA-1", "Blocks", "AA-2", "Ada");
    desk.attach("AA-1", "b.txt", "text/plain", "bytes".getBytes(StandardCharsets.UTF_8), "Ada");
    desk.remoteLink("AA-1", "g", "https://x.invalid/1", "X", "Ada");
    JsonNode shown = desk.show("AA-1");
    assertThat(shown.path("fields").path("issuelinks")).hasSize(1);
    assertThat(shown.path("fields").path("attachment")).hasSize(1);
    assertThat(shown.path("remoteLinks")).hasSize(1);
    desk.unlink("AA-1", "Blocks", "AA-2", "Ada");
    desk.detach("AA-1", "b.txt", "Ada");
    assertThat(desk.show("AA-1").path("fields").path("issuelinks")).isEmpty();
    assertThat(desk.show("AA-1").path("fields").path("attachment")).isEmpty();
  }
}

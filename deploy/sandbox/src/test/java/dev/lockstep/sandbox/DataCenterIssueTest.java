package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.control.Requests;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataCenterIssueTest {
  private static final String API = "/rest/api/2";
  private static final String WIKI =
      "h1. Title\\n* *bold* {code}x{code} [~ada.lovelace] !a.png!\\n";
  private final SteppingClock clock = new SteppingClock("2026-01-05T10:00:00Z");
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.local().withClock(clock));
  private final SandboxClient client = sandbox.client();
  private final JiraPeople people = client.jiraDataCenter("hq");
  private final Caller jira = new Caller(sandbox.jiraDataCenter("hq"), "Bearer pat");

  @BeforeEach
  void project() {
    people.project("AA", "Alpha");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private JsonNode fields(String key) {
    return jira.get(API + "/issue/" + key).json().path("fields");
  }

  private List<String> changed(String key) {
    List<String> fields = new ArrayList<>();
    jira.get(API + "/issue/" + key + "?fields=summary&expand=changelog")
        .json()
        .path("changelog")
        .findValues("field")
        .forEach(field -> fields.add(field.asText()));
    return fields;
  }

  private Caller.Answer put(String path, String body) {
    return jira.exchange("PUT", API + path, body);
  }

  @Test
  void anIssueIsMadeWithWikiTextThatStaysAsItIs() {
    Caller.Answer made =
        jira.post(
            API + "/issue",
            "{\"fields\":{\"project\":{\"key\":\"AA\"},\"issuetype\":{\"name\":\"Story\"},"
                + "\"summary\":\"new\",\"description\":\""
                + WIKI
                + "\",\"labels\":[\"red\"],\"priority\":{\"name\":\"High\"}},"
                + "\"properties\":[{\"key\":\"origin\",\"value\":{\"ref\":7}}]}");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().path("key").asText()).isEqualTo("AA-1");
    JsonNode fields = fields("AA-1");
    assertThat(fields.path("description").asText()).isEqualTo(WIKI.replace("\\n", "\n"));
    assertThat(fields.path("reporter").path("name").asText()).isEqualTo("bot");
    assertThat(fields.path("priority").path("name").asText()).isEqualTo("High");
    assertThat(fields.path("labels").path(0).asText()).isEqualTo("red");
    JsonNode property = jira.get(API + "/issue/AA-1/properties/origin").json();
    assertThat(property.path("value").path("ref").asInt()).isEqualTo(7);
    assertThat(changed("AA-1")).isEmpty();
    assertThat(people.issue("AA-1").summary()).isEqualTo("new");
  }

  @Test
  void allThatIsWrongWithANewIssueIsToldAtOnce() {
    JsonNode errors = jira.post(API + "/issue", "{\"fields\":{}}").json().path("errors");
    assertThat(errors.path("project").asText()).isEqualTo("project is required");
    assertThat(errors.path("issuetype").asText()).isEqualTo("issue type is required");
    assertThat(errors.has("summary")).isTrue();
    String orphan =
        "{\"fields\":{\"project\":{\"key\":\"AA\"},\"issuetype\":{\"name\":\"Sub-task\"},"
            + "\"summary\":\"piece\"}}";
    assertThat(jira.post(API + "/issue", orphan).text()).contains("sub-task but parent issue key");
    people.story("AA", "whole");
    String child = orphan.replace("\"summary\"", "\"parent\":{\"key\":\"AA-1\"},\"summary\"");
    assertThat(jira.post(API + "/issue", child).status()).isEqualTo(201);
    assertThat(fields("AA-2").path("parent").path("key").asText()).isEqualTo("AA-1");
  }

  @Test
  void aDocumentIsNoText() {
    people.story("AA", "a story");
    String doc = "{\"version\":1,\"type\":\"doc\",\"content\":[]}";
    Caller.Answer edited = put("/issue/AA-1", "{\"fields\":{\"description\":" + doc + "}}");
    assertThat(edited.status()).isEqualTo(400);
    assertThat(edited.json().path("errors").path("description").asText())
        .isEqualTo("Operation value must be a string");
    assertThat(jira.post(API + "/issue/AA-1/comment", "{\"body\":" + doc + "}").status())
        .isEqualTo(400);
  }

  @Test
  void anEditSetsAddsAndRemovesAndTellsWhatItCannot() {
    people.story("AA", "a story");
    people.comment("AA-1", "hello", "Ada Lovelace");
    String body =
        "{\"fields\":{\"summary\":\"renamed\",\"assignee\":{\"name\":\"ada.lovelace\"}},"
            + "\"update\":{\"labels\":[{\"add\":\"x\"},{\"add\":\"y\"},{\"remove\":\"x\"}],"
            + "\"comment\":[{\"add\":{\"body\":\"*why*\"}}]}}";
    assertThat(put("/issue/AA-1", body).status()).isEqualTo(204);
    JsonNode fields = fields("AA-1");
    assertThat(fields.path("summary").asText()).isEqualTo("renamed");
    assertThat(fields.path("assignee").path("name").asText()).isEqualTo("ada.lovelace");
    assertThat(fields.path("labels").toString()).isEqualTo("[\"y\"]");
    assertThat(people.issue("AA-1").comments()).containsExactly("hello", "*why*");
    assertThat(changed("AA-1")).containsExactly("summary", "assignee", "labels");
    JsonNode errors =
        put(
                "/issue/AA-1",
                "{\"fields\":{\"votes\":1,\"assignee\":{\"name\":\"ghost\"}},"
                    + "\"update\":{\"components\":[{\"add\":{\"name\":\"none\"}}]}}")
            .json()
            .path("errors");
    assertThat(errors.path("votes").asText()).contains("cannot be set");
    assertThat(errors.path("assignee").asText()).isEqualTo("User 'ghost' does not exist.");
    assertThat(errors.path("components").asText()).isEqualTo("Component name 'none' is not valid");
  }

  @Test
  void peopleInHistoriesAreNamedByKey() {
    people.story("AA", "a story");
    people.assign("AA-1", "Grace Hopper", "Ada Lovelace");
    JsonNode item =
        jira.get(API + "/issue/AA-1?expand=changelog").json().at("/changelog/histories/0/items/0");
    String key = fields("AA-1").path("assignee").path("key").asText();
    assertThat(item.path("to").asText()).isEqualTo(key).startsWith("JIRAUSER");
    assertThat(item.path("toString").asText()).isEqualTo("Grace Hopper");
    assertThat(put("/issue/AA-1/assignee", "{\"name\":null}").status()).isEqualTo(204);
    assertThat(fields("AA-1").path("assignee").isNull()).isTrue();
    assertThat(put("/issue/AA-1/assignee", "{\"accountId\":\"5b10\"}").status()).isEqualTo(400);
    assertThat(jira.get(API + "/issue/AA-1?expand=changelog").text()).doesNotContain("accountId");
  }

  @Test
  void whatIsAboveAStoryIsACustomField() {
    people.create(Requests.NewIssue.of("AA", "Epic", "whole"));
    people.create(Requests.NewIssue.of("AA", "Epic", "other"));
    people.create(Requests.NewIssue.story("AA", "part").below("AA-1"));
    assertThat(fields("AA-3").has("parent")).isFalse();
    assertThat(fields("AA-3").path("customfield_10006").asText()).isEqualTo("AA-1");
    assertThat(put("/issue/AA-3", "{\"fields\":{\"customfield_10006\":\"AA-2\"}}").status())
        .isEqualTo(204);
    assertThat(fields("AA-3").path("customfield_10006").asText()).isEqualTo("AA-2");
    assertThat(changed("AA-3")).containsExactly("Epic Link");
    assertThat(put("/issue/AA-3", "{\"fields\":{\"parent\":{\"key\":\"AA-1\"}}}").status())
        .isEqualTo(400);
  }

  @Test
  void anIssueCanBringItsTransitionsAndWhatMayBeEdited() {
    people.create(Requests.NewIssue.story("AA", "a story").in("Dev Testing"));
    JsonNode issue =
        jira.get(API + "/issue/AA-1?fields=status&expand=transitions.fields,editmeta").json();
    JsonNode ways = issue.path("transitions");
    assertThat(ways.findValuesAsText("name")).contains("Accept", "Close with resolution");
    assertThat(ways.findValues("hasScreen")).isEmpty();
    JsonNode screen = null;
    for (JsonNode way : ways) {
      screen = way.path("fields").has("resolution") ? way : screen;
    }
    assertThat(screen).isNotNull();
    assertThat(screen.at("/fields/resolution/required").asBoolean()).isTrue();
    assertThat(issue.at("/editmeta/fields/labels/operations").toString())
        .isEqualTo("[\"add\",\"set\",\"remove\"]");
    assertThat(issue.path("fields").size()).isEqualTo(1);
    String id = screen.path("id").asText();
    String path = API + "/issue/AA-1/transitions";
    assertThat(jira.post(path, "{\"transition\":{\"id\":\"" + id + "\"}}").text())
        .contains("Resolution is required.");
    String full =
        "{\"transition\":{\"id\":\""
            + id
            + "\"},\"fields\":{\"resolution\":{\"name\":\"Done\"}},"
            + "\"update\":{\"comment\":[{\"add\":{\"body\":\"{quote}done{quote}\"}}]}}";
    assertThat(jira.post(path, full).status()).isEqualTo(204);
    assertThat(people.status("AA-1")).isEqualTo("Done");
    assertThat(people.issue("AA-1").comments()).containsExactly("{quote}done{quote}");
    assertThat(jira.post(path, full).status()).isEqualTo(400);
    client.faults("{\"jira\":{\"conflictRate\":1}}");
    assertThat(jira.post(path, full).status()).isEqualTo(409);
  }

  @Test
  void commentsAreWrittenChangedAndDeleted() {
    people.story("AA", "a story");
    String path = API + "/issue/AA-1/comment";
    JsonNode made = jira.post(path, "{\"body\":\"" + WIKI + "\"}").json();
    assertThat(made.path("body").asText()).isEqualTo(WIKI.replace("\\n", "\n"));
    assertThat(made.path("author").path("name").asText()).isEqualTo("bot");
    assertThat(made.has("jsdPublic")).isFalse();
    String one = path + "/" + made.path("id").asText();
    assertThat(jira.exchange("PUT", one, "{\"body\":\"again\"}").json().path("body").asText())
        .isEqualTo("again");
    assertThat(jira.get(one).json().path("body").asText()).isEqualTo("again");
    people.comment("AA-1", "second", "Ada Lovelace");
    JsonNode page = jira.get(path + "?orderBy=-created&maxResults=1").json();
    assertThat(page.path("total").asInt()).isEqualTo(2);
    assertThat(page.at("/comments/0/body").asText()).isEqualTo("second");
    assertThat(jira.exchange("DELETE", one, "").status()).isEqualTo(204);
    assertThat(jira.get(one).status()).isEqualTo(404);
    jira.post(path, "{\"body\":\"x\",\"properties\":[{\"key\":\"k\",\"value\":{\"a\":1}}]}");
    JsonNode last = jira.get(path + "?expand=properties&orderBy=-created").json().at("/comments/0");
    assertThat(last.at("/properties/0/value/a").asInt()).isEqualTo(1);
    assertThat(jira.post(path, "{\"body\":\" \"}").status()).isEqualTo(400);
  }

  @Test
  void aMovedIssueKeepsItsIdAndADeletedOneIsGone() {
    people.project("BB", "Beta");
    people.story("AA", "wanderer");
    people.create(Requests.NewIssue.of("AA", "Sub-task", "piece").below("AA-1"));
    people.moveToProject("AA-1", "BB", "Ada Lovelace");
    assertThat(jira.get(API + "/issue/AA-1?fields=key").json().path("key").asText())
        .isEqualTo("BB-1");
    Caller.Answer refused = jira.exchange("DELETE", API + "/issue/BB-1", "");
    assertThat(refused.text()).contains("deleteSubtasks");
    assertThat(jira.exchange("DELETE", API + "/issue/BB-1?deleteSubtasks=true", "").status())
        .isEqualTo(204);
    Caller.Answer gone = jira.get(API + "/issue/BB-1");
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.text()).contains("Issue Does Not Exist");
  }
}

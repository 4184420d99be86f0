package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.journal.JournalEntry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Creating and editing by program, field by field. */
class JiraFieldTest {
  private static final String ISSUE = "/rest/api/3/issue";
  private static final String DOC =
      "{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"heading\",\"attrs\":{\"level\":1},"
          + "\"content\":[{\"type\":\"text\",\"text\":\"Why\"}]}]}";
  private final Sandbox sandbox = Sandbox.start();
  private final SandboxClient client = sandbox.client();
  private final JiraPeople people = client.jira("acme");
  private final JiraDeskPeople desk = people.desk();
  private final Caller jira = new Caller(sandbox.jira("acme"), Caller.JIRA);

  @BeforeEach
  void project() {
    people.project("AA", "Alpha");
    client.faults("{\"limits\":{\"jiraIssueWrites\":false}}");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private JsonNode fields(String key) {
    return jira.get(ISSUE + "/" + key).json().path("fields");
  }

  private Caller.Answer create(String type, String more) {
    return jira.post(
        ISSUE,
        "{\"fields\":{\"project\":{\"key\":\"AA\"},\"issuetype\":{\"name\":\""
            + type
            + "\"}"
            + (more.isEmpty() ? "" : "," + more)
            + "}}");
  }

  private Caller.Answer edit(String body) {
    return jira.put(ISSUE + "/AA-1", body);
  }

  private JsonNode newestItems() {
    return jira.get(ISSUE + "/AA-1?expand=changelog")
        .json()
        .path("changelog")
        .path("histories")
        .path(0)
        .path("items");
  }

  private static String error(Caller.Answer answer, String field) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    return answer.json().path("errors").path(field).asText();
  }

  @Test
  void anIssueIsCreatedWithEverythingInOneCall() {
    desk.component("AA", "api");
    people.story("AA", "there already");
    String body =
        "{\"fields\":{\"project\":{\"key\":\"AA\"},\"issuetype\":{\"name\":\"Story\"},"
            + "\"summary\":\"made by program\",\"description\":"
            + DOC
            + ",\"labels\":[\"red\"],\"components\":[{\"name\":\"api\"}],"
            + "\"priority\":{\"name\":\"High\"},\"customfield_10016\":5,"
            + "\"customfield_10051\":{\"value\":\"Gold\"}},"
            + "\"update\":{\"issuelinks\":[{\"add\":{\"type\":{\"name\":\"Blocks\"},"
            + "\"outwardIssue\":{\"key\":\"AA-1\"}}}]},"
            + "\"properties\":[{\"key\":\"origin\",\"value\":{\"id\":7}}]}";
    Caller.Answer answer = jira.post(ISSUE, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.json().path("key").asText()).isEqualTo("AA-2");
    JsonNode fields = fields("AA-2");
    assertThat(fields.path("summary").asText()).isEqualTo("made by program");
    assertThat(fields.path("description").toString()).contains("heading");
    assertThat(fields.path("components").findValuesAsText("name")).containsExactly("api");
    assertThat(fields.path("priority").path("id").asText()).isEqualTo("2");
    assertThat(fields.path("customfield_10016").asInt()).isEqualTo(5);
    assertThat(fields.path("customfield_10051").path("value").asText()).isEqualTo("Gold");
    JsonNode link = fields.path("issuelinks").path(0);
    assertThat(link.path("outwardIssue").path("key").asText()).isEqualTo("AA-1");
    assertThat(fields("AA-1").path("issuelinks").path(0).has("inwardIssue")).isTrue();
    assertThat(jira.get(ISSUE + "/AA-2?properties=origin").json().path("properties").toString())
        .isEqualTo("{\"origin\":{\"id\":7}}");
    assertThat(client.journal().stream().map(JournalEntry::kind)).contains("write.create");
  }

  @Test
  void whatIsMissingOrUnknownIsNamedByField() {
    assertThat(error(create("Story", ""), "summary")).contains("must specify a summary");
    assertThat(error(create("Saga", "\"summary\":\"x\""), "issuetype"))
        .contains("valid issue type");
    assertThat(error(create("Sub-task", "\"summary\":\"x\""), "parent")).contains("sub-task");
    assertThat(error(create("Improvement", "\"summary\":\"x\""), "customfield_10050"))
        .isEqualTo("Customer is required.");
    Caller.Answer two = create("Story", "\"summary\":\"a\\nb\",\"flavour\":1");
    assertThat(error(two, "summary")).contains("newline");
    assertThat(error(two, "flavour")).contains("cannot be set");
    client.jira("acme", Requests.Site.withoutTypes("Bug"));
    assertThat(error(create("Bug", "\"summary\":\"x\""), "issuetype")).contains("valid issue type");
    assertThat(people.find("AA-1")).isEmpty();
  }

  @Test
  void listsAreEditedByAddAndRemoveAndToldOneByOne() {
    people.story("AA", "a story");
    desk.component("AA", "api");
    desk.component("AA", "web");
    desk.version("AA", "1.0", Requests.Version.open());
    desk.set("AA-1", "labels", List.of("red", "big"), "Ada");
    desk.set("AA-1", "components", List.of("api"), "Ada");
    String body =
        "{\"update\":{\"labels\":[{\"add\":\"new\"},{\"remove\":\"red\"}],"
            + "\"components\":[{\"add\":{\"name\":\"web\"}},{\"remove\":{\"name\":\"api\"}}],"
            + "\"fixVersions\":[{\"add\":{\"name\":\"1.0\"}}]}}";
    assertThat(edit(body).status()).isEqualTo(204);
    JsonNode fields = fields("AA-1");
    assertThat(fields.path("labels").toString()).isEqualTo("[\"big\",\"new\"]");
    assertThat(fields.path("components").findValuesAsText("name")).containsExactly("web");
    assertThat(fields.path("fixVersions").findValuesAsText("name")).containsExactly("1.0");
    assertThat(newestItems().findValuesAsText("field"))
        .containsExactly("labels", "Component", "Component", "Fix Version");
    assertThat(newestItems().path(1).path("fromString").asText()).isEqualTo("api");
    assertThat(newestItems().path(2).path("toString").asText()).isEqualTo("web");
  }

  @Test
  void customFieldsAreToldByNameWithTheirIds() {
    people.story("AA", "a story");
    desk.set(
        "AA-1", Map.of("customfield_10020", "Sprint 1", "customfield_10001", "Platform"), "Ada");
    assertThat(edit("{\"fields\":{\"customfield_10050\":\"ACME\"}}").status()).isEqualTo(204);
    JsonNode item = newestItems().path(0);
    assertThat(item.path("field").asText()).isEqualTo("Customer");
    assertThat(item.path("fieldtype").asText()).isEqualTo("custom");
    assertThat(item.path("fieldId").asText()).isEqualTo("customfield_10050");
    JsonNode fields = fields("AA-1");
    assertThat(fields.path("customfield_10020").path(0).path("state").asText()).isEqualTo("active");
    assertThat(fields.path("customfield_10001").path("name").asText()).isEqualTo("Platform");
    assertThat(jira.get("/rest/api/3/field").text()).contains("gh-sprint", "jsw-story-points");
  }

  @Test
  void closedSprintsStayOnTheirIssues() {
    people.story("AA", "a story");
    desk.set("AA-1", "customfield_10020", "Sprint 1", "Ada");
    desk.sprint("Sprint 1", "closed");
    desk.set("AA-1", "customfield_10020", "Sprint 2", "Ada");
    assertThat(newestItems().path(0).path("fromString").asText()).isEqualTo("Sprint 1");
    assertThat(newestItems().path(0).path("toString").asText()).isEqualTo("Sprint 1, Sprint 2");
    assertThat(fields("AA-1").path("customfield_10020").findValuesAsText("state"))
        .containsExactly("closed", "active");
  }

  @Test
  void editmetaTellsWhatAnEditCanSet() {
    people.story("AA", "a story");
    client.jira("acme", Requests.Site.withoutFields("labels", "customfield_10016"));
    JsonNode meta = jira.get(ISSUE + "/AA-1?expand=editmeta").json().path("editmeta");
    assertThat(meta.path("fields").has("labels")).isFalse();
    assertThat(meta.path("fields").path("priority").path("allowedValues")).hasSize(5);
    assertThat(meta.path("fields").path("components").path("operations").toString())
        .isEqualTo("[\"add\",\"set\",\"remove\"]");
    Caller.Answer refused = edit("{\"fields\":{\"labels\":[\"x\"],\"summary\":\"new\"}}");
    assertThat(error(refused, "labels")).contains("not on the appropriate screen");
    assertThat(people.issue("AA-1").summary()).isEqualTo("a story");
  }

  @Test
  void wrongValuesAreRefusedInJirasWords() {
    people.story("AA", "a story");
    assertThat(error(edit("{\"fields\":{\"description\":\"plain\"}}"), "description"))
        .contains("Atlassian Document");
    assertThat(error(edit("{\"fields\":{\"labels\":[\"two words\"]}}"), "labels"))
        .contains("contains spaces");
    assertThat(error(edit("{\"fields\":{\"components\":[{\"name\":\"no\"}]}}"), "components"))
        .isEqualTo("Component name 'no' is not valid");
    assertThat(
            error(
                edit("{\"fields\":{\"labels\":[]},\"update\":{\"labels\":[{\"add\":\"x\"}]}}"),
                "labels"))
        .contains("cannot be in both");
    assertThat(error(edit("{\"update\":{\"summary\":[{\"add\":\"x\"}]}}"), "summary"))
        .contains("does not support operation 'add'");
    String most = DOC.replace("Why", "x".repeat(32_767));
    assertThat(edit("{\"fields\":{\"description\":" + most + "}}").status()).isEqualTo(204);
    String tooLong = DOC.replace("Why", "x".repeat(32_768));
    assertThat(error(edit("{\"fields\":{\"description\":" + tooLong + "}}"), "description"))
        .contains("exceeds the allowed limit of 32,767");
    String nested = DOC.replace("\"heading\"", "\"listItem\"");
    assertThat(edit("{\"fields\":{\"description\":" + nested + "}}").text())
        .contains("INVALID_INPUT");
    assertThat(edit("{}").status()).isEqualTo(400);
  }

  @Test
  void peopleAreAssignedByAccount() {
    people.story("AA", "a story");
    people.assign("AA-1", "Ada Lovelace", "Dana");
    String ada =
        jira.get("/rest/api/3/user/search?query=ada").json().path(0).path("accountId").asText();
    assertThat(fields("AA-1").path("assignee").path("accountId").asText()).isEqualTo(ada);
    assertThat(jira.put(ISSUE + "/AA-1/assignee", "{\"accountId\":null}").status()).isEqualTo(204);
    assertThat(people.issue("AA-1").assignee()).isNull();
    String body = "{\"accountId\":\"" + ada + "\"}";
    assertThat(jira.put(ISSUE + "/AA-1/assignee", body).status()).isEqualTo(204);
    assertThat(people.issue("AA-1").assignee()).isEqualTo("Ada Lovelace");
    assertThat(jira.put(ISSUE + "/AA-1/assignee", "{\"accountId\":\"no\"}").text())
        .contains("does not exist");
    JsonNode found = jira.get("/rest/api/3/user/bulk?accountId=" + ada + "&accountId=no").json();
    assertThat(found.path("total").asInt()).isEqualTo(1);
  }

  @Test
  void aParentWithSubTasksIsDeletedOnlyWithThem() {
    people.story("AA", "a story");
    people.create(Requests.NewIssue.of("AA", "Sub-task", "part").below("AA-1"));
    assertThat(jira.delete(ISSUE + "/AA-1").text()).contains("has subtasks");
    assertThat(jira.delete(ISSUE + "/AA-1?deleteSubtasks=true").status()).isEqualTo(204);
    assertThat(people.find("AA-2")).isEmpty();
  }

  @Test
  void createmetaIsPagedByTypeAndByField() {
    String meta = ISSUE + "/createmeta/AA/issuetypes";
    JsonNode types = jira.get(meta + "?maxResults=3&startAt=3").json();
    assertThat(types.path("total").asInt()).isEqualTo(9);
    assertThat(types.path("issueTypes")).hasSize(3);
    JsonNode fields = jira.get(meta + "/10105").json();
    for (JsonNode field : fields.path("fields")) {
      String id = field.path("fieldId").asText();
      assertThat(field.path("required").asBoolean())
          .as(id)
          .isEqualTo(List.of("summary", "project", "issuetype", "customfield_10050").contains(id));
    }
    assertThat(jira.get(meta + "/1").status()).isEqualTo(404);
  }

  @Test
  void aLongWorkflowHasScreensAndStepsForPeople() {
    people.create(Requests.NewIssue.of("AA", "Improvement", "better").in("In Review"));
    String ways = ISSUE + "/AA-1/transitions";
    JsonNode approve = jira.get(ways + "?expand=transitions.fields").json();
    assertThat(approve.path("transitions").findValuesAsText("name"))
        .contains("Approve for a customer", "Request changes", "Back to the start");
    JsonNode way = approve.path("transitions").path(0);
    assertThat(way.path("fields").path("customfield_10050").path("required").asBoolean()).isTrue();
    String id = "{\"transition\":{\"id\":\"" + way.path("id").asText() + "\"}";
    assertThat(error(jira.post(ways, id + "}"), "customfield_10050")).contains("is required");
    assertThat(jira.post(ways, id + ",\"fields\":{\"customfield_10050\":\"ACME\"}}").status())
        .isEqualTo(204);
    assertThat(fields("AA-1").path("customfield_10050").asText()).isEqualTo("ACME");
    people.force("AA-1", "Done", "Ada");
    assertThat(jira.get(ways).json().findValuesAsText("name")).doesNotContain("Sign off");
    JsonNode all = jira.get(ways + "?includeUnavailableTransitions=true").json();
    JsonNode signOff = all.path("transitions").path(0);
    assertThat(signOff.path("name").asText()).isEqualTo("Sign off");
    assertThat(signOff.path("isAvailable").asBoolean()).isFalse();
    String signing = "{\"transition\":{\"id\":\"" + signOff.path("id").asText() + "\"}}";
    assertThat(jira.post(ways, signing).status()).isEqualTo(400);
    people.move("AA-1", "Resolved", "Ada");
  }
}

package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.control.Requests;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataCenterFieldTest {
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

  private JsonNode fields() {
    return jira.get(ISSUE).json().path("fields");
  }

  private Caller.Answer edit(String body) {
    return jira.exchange("PUT", ISSUE, body);
  }

  @Test
  void componentsAndVersionsAreAddedAndRemovedByName() {
    people.desk().component("AA", "Web");
    people.desk().component("AA", "App");
    people.desk().version("AA", "1.0", Requests.Version.open());
    String both =
        "{\"update\":{\"components\":[{\"add\":{\"name\":\"Web\"}},{\"add\":{\"name\":\"App\"}},"
            + "{\"remove\":{\"name\":\"Web\"}}],\"fixVersions\":[{\"add\":{\"name\":\"1.0\"}}]}}";
    Caller.Answer edited = edit(both);
    assertThat(edited.status()).as(edited.text()).isEqualTo(204);
    assertThat(fields().path("components").findValuesAsText("name")).containsExactly("App");
    assertThat(fields().path("fixVersions").findValuesAsText("name")).containsExactly("1.0");
    assertThat(jira.get("/rest/api/2/project/AA/components").json().findValuesAsText("name"))
        .containsExactly("Web", "App");
    assertThat(jira.get(ISSUE + "/editmeta").json().at("/fields/components/allowedValues"))
        .hasSize(2);
  }

  @Test
  void whatHangsOnAnIssueIsAmongItsFields() {
    people.desk().link("AA-1", "Blocks", "AA-2", "Ada Lovelace");
    people
        .desk()
        .attach("AA-1", "note.txt", "text/plain", "hi".getBytes(StandardCharsets.UTF_8), "Ada");
    JsonNode fields = fields();
    assertThat(fields.at("/issuelinks/0/outwardIssue/key").asText()).isEqualTo("AA-2");
    assertThat(fields.at("/issuelinks/0/self").asText()).contains("/jira-dc/hq/rest/api/2/");
    String content = fields.at("/attachment/0/content").asText();
    assertThat(content).contains("/jira-dc/hq/secure/attachment/");
    assertThat(jira.get(content).text()).isEqualTo("hi");
    assertThat(fields.at("/attachment/0/author/name").asText()).isEqualTo("ada");
  }

  @Test
  void whatANewIssueCanBeGivenIsToldInPagesOfValues() {
    String meta = "/rest/api/2/issue/createmeta/AA/issuetypes";
    JsonNode types = jira.get(meta + "?maxResults=3&startAt=3").json();
    assertThat(types.path("values")).hasSize(3);
    assertThat(types.path("isLast").asBoolean()).isFalse();
    assertThat(types.path("total").asInt()).isEqualTo(9);
    String story = jira.get(ISSUE).json().at("/fields/issuetype/id").asText();
    JsonNode fields = jira.get(meta + "/" + story).json();
    assertThat(fields.path("values").findValuesAsText("fieldId"))
        .contains("summary", "project", "issuetype", "customfield_10006")
        .doesNotContain("parent", "comment");
    assertThat(jira.get(meta + "/1").status()).isEqualTo(404);
    assertThat(jira.get("/rest/api/2/issue/createmeta/NO/issuetypes").status()).isEqualTo(404);
  }

  @Test
  void sprintsArePrintedAsJavaPrintsObjects() {
    people.desk().sprint("Sprint 7", "active");
    people.desk().set("AA-1", "customfield_10020", "Sprint 7", "Ada Lovelace");
    assertThat(fields().at("/customfield_10020/0").asText())
        .startsWith("com.atlassian.greenhopper.service.sprint.Sprint@")
        .contains("state=ACTIVE,name=Sprint 7,");
  }

  @Test
  void customFieldsAreSetAndTheEnvironmentIsAText() {
    String body =
        "{\"fields\":{\"customfield_10050\":\"Acme\",\"customfield_10016\":3,"
            + "\"duedate\":\"2026-03-31\",\"environment\":\"{code}prod{code}\"}}";
    Caller.Answer edited = edit(body);
    assertThat(edited.status()).as(edited.text()).isEqualTo(204);
    JsonNode fields = fields();
    assertThat(fields.path("customfield_10050").asText()).isEqualTo("Acme");
    assertThat(fields.path("customfield_10016").asInt()).isEqualTo(3);
    assertThat(fields.path("duedate").asText()).isEqualTo("2026-03-31");
    assertThat(fields.path("environment").asText()).isEqualTo("{code}prod{code}");
  }

  @Test
  void someWaysDemandAFieldAndSomeAreForPeople() {
    Requests.NewIssue improvement = Requests.NewIssue.of("AA", "Improvement", "long way");
    people.create(improvement.in("In Review"));
    people.create(improvement.in("Done"));
    String path = "/rest/api/2/issue/AA-3/transitions";
    JsonNode demanding = null;
    for (JsonNode way : jira.get(path + "?expand=transitions.fields").json().path("transitions")) {
      demanding = way.path("fields").has("customfield_10050") ? way : demanding;
    }
    assertThat(demanding).isNotNull();
    String id = demanding.path("id").asText();
    String bare = "{\"transition\":{\"id\":\"" + id + "\"}}";
    assertThat(jira.post(path, bare).text()).contains("Customer is required.");
    String full = bare.replaceFirst("\\}$", ",\"fields\":{\"customfield_10050\":\"Acme\"}}");
    Caller.Answer moved = jira.post(path, full);
    assertThat(moved.status()).as(moved.text()).isEqualTo(204);
    assertThat(people.status("AA-3")).isEqualTo("Dev Testing");
    List<String> ways =
        jira.get("/rest/api/2/issue/AA-4/transitions").json().findValuesAsText("name");
    assertThat(ways).doesNotContain("Sign off").contains("Back to the start");
  }
}

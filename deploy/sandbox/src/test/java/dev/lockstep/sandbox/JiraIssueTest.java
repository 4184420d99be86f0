package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.IssueView;
import dev.lockstep.sandbox.control.Views.StatusStep;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JiraIssueTest {
  private static final String API = "/rest/api/3";
  private final SteppingClock clock = new SteppingClock("2026-01-05T10:00:00Z");
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.local().withClock(clock));
  private final SandboxClient client = sandbox.client();
  private final JiraPeople people = client.jira("acme");
  private final Caller jira = new Caller(sandbox.jira("acme"), Caller.JIRA);

  @BeforeEach
  void project() {
    people.project("AA", "Alpha");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private List<String> ways(String key) {
    List<String> ways = new ArrayList<>();
    jira.get(API + "/issue/" + key + "/transitions")
        .json()
        .path("transitions")
        .forEach(way -> ways.add(way.path("to").path("name").asText()));
    return ways;
  }

  private String wayTo(String key, String status) {
    for (JsonNode way :
        jira.get(API + "/issue/" + key + "/transitions").json().path("transitions")) {
      if (way.path("to").path("name").asText().equals(status)
          && !way.path("hasScreen").asBoolean()) {
        return way.path("id").asText();
      }
    }
    throw new AssertionError("no way to " + status);
  }

  private Caller.Answer perform(String key, String body) {
    return jira.post(API + "/issue/" + key + "/transitions", body);
  }

  private static String transition(String id) {
    return "{\"transition\":{\"id\":\"" + id + "\"}}";
  }

  @Test
  void transitionsDependOnStatusAndType() {
    people.story("AA", "a story");
    people.create(Requests.NewIssue.of("AA", "Bug", "a bug").in("In Review"));
    assertThat(ways("AA-1")).containsExactly("In Progress", "In Review");
    assertThat(ways("AA-2")).containsExactly("In Progress", "Resolved", "Resolved", "Dev Testing");
    assertThat(perform("AA-1", transition(wayTo("AA-1", "In Review"))).status()).isEqualTo(204);
    assertThat(ways("AA-1")).containsExactly("Dev Testing", "In Progress");
    assertThat(people.issue("AA-1").statuses())
        .extracting(StatusStep::status, StatusStep::by)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("To Do", "Dana Developer"),
            org.assertj.core.groups.Tuple.tuple("In Review", "bot"));
  }

  @Test
  void statusAndTransitionIdsDifferBetweenSites() {
    people.story("AA", "here");
    JiraPeople others = client.jira("globex");
    others.project("AA", "Alpha");
    IssueView there = others.story("AA", "there");
    assertThat(there.statusId()).isNotEqualTo(people.issue("AA-1").statusId());
    assertThat(there.status()).isEqualTo("To Do");
  }

  @Test
  void aTransitionThatIsNotAvailableIsRefused() {
    people.story("AA", "a story");
    String toReview = wayTo("AA-1", "In Review");
    assertThat(perform("AA-1", transition(toReview)).status()).isEqualTo(204);
    assertThat(perform("AA-1", transition(toReview)).status()).isEqualTo(400);
    assertThat(perform("AA-9", transition(toReview)).status()).isEqualTo(404);
    assertThat(perform("AA-1", "{}").status()).isEqualTo(400);
    client.faults("{\"jira\":{\"conflictRate\":1}}");
    assertThat(perform("AA-1", transition(wayTo("AA-1", "Dev Testing"))).status()).isEqualTo(409);
    assertThat(people.status("AA-1")).isEqualTo("In Review");
  }

  @Test
  void aScreenDemandsItsFieldAndTakesNoOther() {
    people.create(Requests.NewIssue.story("AA", "a story").in("Dev Testing"));
    JsonNode way = null;
    for (JsonNode one :
        jira.get(API + "/issue/AA-1/transitions?expand=transitions.fields")
            .json()
            .path("transitions")) {
      way = one.path("hasScreen").asBoolean() ? one : way;
    }
    assertThat(way).isNotNull();
    assertThat(way.path("fields").path("resolution").path("required").asBoolean()).isTrue();
    String id = way.path("id").asText();
    assertThat(perform("AA-1", transition(id)).json().path("errors").path("resolution").asText())
        .isEqualTo("Resolution is required.");
    String wrong = "{\"transition\":{\"id\":\"" + id + "\"},\"fields\":{\"summary\":\"x\"}}";
    assertThat(perform("AA-1", wrong).json().path("errors").has("summary")).isTrue();
    String both =
        "{\"transition\":{\"id\":\""
            + id
            + "\"},\"fields\":{\"resolution\":{\"name\":\"Done\"}},"
            + "\"update\":{\"resolution\":[{\"set\":{\"name\":\"Done\"}}]}}";
    assertThat(perform("AA-1", both).status()).isEqualTo(400);
    String right =
        "{\"transition\":{\"id\":\"" + id + "\"},\"fields\":{\"resolution\":{\"name\":\"Done\"}}}";
    assertThat(perform("AA-1", right).status()).isEqualTo(204);
    JsonNode fields = jira.get(API + "/issue/AA-1").json().path("fields");
    assertThat(fields.path("resolution").path("name").asText()).isEqualTo("Done");
    assertThat(fields.path("status").path("statusCategory").path("key").asText()).isEqualTo("done");
  }

  @Test
  void aCommentRidesAlongWithATransition() {
    people.story("AA", "a story");
    String body =
        "{\"transition\":{\"id\":\""
            + wayTo("AA-1", "In Progress")
            + "\"},\"update\":{\"comment\":"
            + "[{\"add\":{\"body\":{\"version\":1,\"type\":\"doc\",\"content\":[{\"type\":"
            + "\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"why\"}]}]}}}]}}";
    assertThat(perform("AA-1", body.replace("\"why\"", "\"\"")).status()).isEqualTo(400);
    assertThat(perform("AA-1", body).status()).isEqualTo(204);
    assertThat(people.issue("AA-1").comments()).containsExactly("why");
  }

  @Test
  void oneIssueTakesTwentyWritesInTwoSeconds() {
    people.story("AA", "busy");
    people.story("AA", "idle");
    String[] ids = {wayTo("AA-1", "In Progress"), ""};
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      statuses.add(perform("AA-1", transition(ids[0])).status());
    }
    Caller.Answer last = perform("AA-1", transition(ids[0]));
    assertThat(statuses.subList(0, 20)).doesNotContain(429);
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.header("RateLimit-Reason")).isEqualTo("jira-per-issue-on-write");
    assertThat(last.header("Retry-After")).isEqualTo("2");
    assertThat(last.header("X-RateLimit-Limit")).isEqualTo("20");
    assertThat(last.header("X-RateLimit-Remaining")).isEqualTo("0");
    assertThat(last.header("X-RateLimit-Reset")).isEqualTo("2026-01-05T10:00:02Z");
    assertThat(perform("AA-2", transition(ids[0])).status()).isEqualTo(204);
    clock.pass(Duration.ofSeconds(2));
    assertThat(perform("AA-1", transition(ids[0])).status()).isEqualTo(400);
  }

  @Test
  void burstBucketsAreOffUntilSwitchedOn() {
    people.story("AA", "a story");
    List<Integer> free = IntStream.range(0, 20).mapToObj(i -> get("/status")).toList();
    client.faults("{\"limits\":{\"jiraBurst\":0.1}}");
    List<Integer> paced = IntStream.range(0, 20).mapToObj(i -> get("/status")).toList();
    assertThat(free).containsOnly(200);
    assertThat(paced.subList(0, 10)).containsOnly(200);
    assertThat(paced.subList(10, 20)).containsOnly(429);
    assertThat(jira.get(API + "/status").header("RateLimit-Reason")).isEqualTo("jira-burst-based");
    assertThat(get("/issuetype")).isEqualTo(200);
    clock.pass(Duration.ofSeconds(1));
    assertThat(get("/status")).isEqualTo(200);
  }

  private int get(String path) {
    return jira.get(API + path).status();
  }

  @Test
  void anInlineChangelogIsCutAtTheNewestForty() {
    people.seed(new Requests.Seed("BB", 1, "Story", false, 45, null));
    JsonNode log = jira.get(API + "/issue/BB-1?expand=changelog").json().path("changelog");
    assertThat(log.path("total").asInt()).isEqualTo(45);
    assertThat(log.path("histories")).hasSize(40);
    assertThat(log.path("histories").path(0).path("id").asLong())
        .isGreaterThan(log.path("histories").path(39).path("id").asLong());
    assertThat(log.path("histories").path(0).path("created").isTextual()).isTrue();
    JsonNode item = log.path("histories").path(0).path("items").path(0);
    assertThat(item.path("fieldId").asText()).isEqualTo("priority");
    assertThat(item.has("toString")).isTrue();
  }

  @Test
  void bulkChangelogsAreOldestFirstWithNumbersForTimesAndSplitIssues() {
    people.seed(new Requests.Seed("BB", 2, "Story", false, 3, null));
    String body = "{\"issueIdsOrKeys\":[\"BB-1\",\"BB-2\",\"BB-9\"],\"maxResults\":4%s}";
    JsonNode first = jira.post(API + "/changelog/bulkfetch", body.formatted("")).json();
    String token = first.path("nextPageToken").asText();
    JsonNode second =
        jira.post(
                API + "/changelog/bulkfetch",
                body.formatted(",\"nextPageToken\":\"" + token + "\""))
            .json();
    JsonNode logs = first.path("issueChangeLogs");
    assertThat(logs).hasSize(2);
    assertThat(logs.path(0).path("changeHistories")).hasSize(3);
    assertThat(logs.path(1).path("changeHistories")).hasSize(1);
    assertThat(logs.path(0).path("changeHistories").path(0).path("created").isNumber()).isTrue();
    assertThat(second.path("issueChangeLogs").path(0).path("issueId").asText())
        .isEqualTo(logs.path(1).path("issueId").asText());
    assertThat(second.path("issueChangeLogs").path(0).path("changeHistories")).hasSize(2);
    assertThat(second.has("nextPageToken")).isFalse();
    String status = body.formatted(",\"fieldIds\":[\"status\"]");
    assertThat(jira.post(API + "/changelog/bulkfetch", status).json().path("issueChangeLogs"))
        .isEmpty();
  }

  @Test
  void bulkFetchIsSilentAboutWhatIsNotThere() {
    people.story("AA", "one");
    people.story("AA", "two");
    people.delete("AA-2", "Ada");
    JsonNode answer =
        jira.post(
                API + "/issue/bulkfetch",
                "{\"issueIdsOrKeys\":[\"AA-2\",\"AA-1\",\"AA-7\"],\"fields\":[\"summary\"]}")
            .json();
    assertThat(answer.path("issues")).hasSize(1);
    assertThat(answer.path("issues").path(0).path("key").asText()).isEqualTo("AA-1");
    assertThat(answer.path("issueErrors").isArray()).isTrue();
    String many = String.join(",", java.util.Collections.nCopies(101, "\"AA-1\""));
    assertThat(jira.post(API + "/issue/bulkfetch", "{\"issueIdsOrKeys\":[" + many + "]}").status())
        .isEqualTo(400);
    assertThat(
            jira.post(
                    API + "/issue/bulkfetch",
                    "{\"issueIdsOrKeys\":[\"AA-1\"],\"expand\":\"changelog\"}")
                .status())
        .isEqualTo(400);
    assertThat(get("/issue/AA-2")).isEqualTo(404);
  }

  @Test
  void aMovedIssueKeepsItsIdAndIsFoundByItsOldKey() {
    people.project("BB", "Beta");
    IssueView before = people.story("AA", "wanderer");
    IssueView after = people.moveToProject("AA-1", "BB", "Ada");
    assertThat(after.key()).isEqualTo("BB-1");
    assertThat(after.id()).isEqualTo(before.id());
    assertThat(jira.get(API + "/issue/AA-1").json().path("key").asText()).isEqualTo("BB-1");
    JsonNode items =
        jira.get(API + "/issue/BB-1?expand=changelog")
            .json()
            .path("changelog")
            .path("histories")
            .path(0)
            .path("items");
    assertThat(items.path(1).path("field").asText()).isEqualTo("Key");
    assertThat(items.path(1).path("fromString").asText()).isEqualTo("AA-1");
  }

  @Test
  void aHierarchyHoldsTogether() {
    people.seed(Requests.Seed.tree("HH", 100));
    JsonNode fields = jira.get(API + "/issue/HH-9").json().path("fields");
    assertThat(fields.path("parent").path("key").asText()).isEqualTo("HH-2");
    assertThat(fields.path("parent").path("fields").path("issuetype").path("id").asText())
        .isEqualTo("10000");
    JsonNode subtasks = fields.path("subtasks");
    assertThat(subtasks.path(0).path("key").asText()).isEqualTo("HH-10");
    assertThat(subtasks.path(0).path("fields").path("issuetype").path("hierarchyLevel").asInt())
        .isEqualTo(-1);
    assertThat(
            jira.get(API + "/issue/HH-2").json().path("fields").path("parent").path("key").asText())
        .isEqualTo("HH-1");
  }

  @Test
  void peopleMayOnlyGoWhereTheWorkflowLeads() {
    people.story("AA", "a story");
    assertThatThrownBy(() -> people.move("AA-1", "Done", "Ada"))
        .isInstanceOf(SandboxRefusal.class)
        .hasMessageContaining("from there it can go to: In Progress, In Review");
    assertThat(people.force("AA-1", "Done", "Ada").status()).isEqualTo("Done");
    assertThatThrownBy(() -> people.create(Requests.NewIssue.of("AA", "Saga", "x")))
        .hasMessageContaining("there are: Product Version, Feature");
    assertThatThrownBy(() -> people.create(Requests.NewIssue.story("AA", "x").below("AA-1")))
        .hasMessageContaining("a Story cannot be below a Story");
  }

  @Test
  void theDirectoryIsServed() {
    people.project("BB", "Beta");
    JsonNode page = jira.get(API + "/project/search?maxResults=1").json();
    assertThat(page.path("total").asInt()).isEqualTo(2);
    JsonNode next = jira.get(page.path("nextPage").asText()).json();
    assertThat(next.path("values").path(0).path("key").asText()).isEqualTo("BB");
    assertThat(next.path("isLast").asBoolean()).isTrue();
    assertThat(jira.get(API + "/status").json()).hasSize(7);
    assertThat(
            jira.get(API + "/statuses/search")
                .json()
                .path("values")
                .path(1)
                .path("statusCategory")
                .asText())
        .isEqualTo("IN_PROGRESS");
    assertThat(jira.get(API + "/field").json().findValuesAsText("id"))
        .contains("summary", "customfield_10020");
    assertThat(jira.get(API + "/issuetype").json().findValuesAsText("id"))
        .contains("10004", "10000", "11140", "10101", "10104");
  }
}

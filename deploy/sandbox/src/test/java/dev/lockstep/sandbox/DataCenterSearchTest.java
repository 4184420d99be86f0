package dev.lockstep.sandbox;

import static dev.lockstep.sandbox.JqlSearch.keys;
import static dev.lockstep.sandbox.JqlSearch.threeIssues;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Requests.DataCenterSite;
import dev.lockstep.sandbox.control.Views.IssueView;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DataCenterSearchTest {
  private final SteppingClock clock = new SteppingClock("2026-01-05T10:00:30Z");
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.local().withClock(clock));
  private final SandboxClient client = sandbox.client();
  private final JiraPeople people = client.jiraDataCenter("hq");
  private final Caller jira = new Caller(sandbox.jiraDataCenter("hq"), "Bearer pat");
  private final JqlSearch search = new JqlSearch(jira, "/rest/api/2/search?jql=");

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void pagesAreCountedFromZeroAndTellTheTotal() {
    people.seed(Requests.Seed.stories("AA", 120));
    JsonNode first = search.answer("project = AA ORDER BY key ASC", "").json();
    assertThat(first.path("total").asInt()).isEqualTo(120);
    assertThat(first.path("maxResults").asInt()).isEqualTo(50);
    assertThat(keys(first)).hasSize(50).startsWith("AA-1", "AA-2");
    JsonNode last = search.answer("project = AA ORDER BY key ASC", "&startAt=100").json();
    assertThat(keys(last)).hasSize(20).startsWith("AA-101");
    assertThat(last.path("startAt").asInt()).isEqualTo(100);
    assertThat(last.has("nextPageToken")).isFalse();
    assertThat(search.answer("project = AA", "&maxResults=0").json().path("total").asInt())
        .isEqualTo(120);
  }

  @Test
  void noPageHoldsMoreThanAThousandAndSaysSo() {
    people.seed(Requests.Seed.stories("AA", 1100));
    JsonNode page = search.answer("project = AA", "&maxResults=5000&fields=key").json();
    assertThat(page.path("maxResults").asInt()).isEqualTo(1000);
    assertThat(page.path("issues")).hasSize(1000);
    assertThat(page.path("total").asInt()).isEqualTo(1100);
  }

  @Test
  void nothingBeyondTenThousandRowsIsGivenByOffset() {
    people.seed(Requests.Seed.stories("AA", 10_100));
    assertThat(search.answer("project = AA", "&startAt=9000&maxResults=1000").status())
        .isEqualTo(200);
    Caller.Answer beyond = search.answer("project = AA", "&startAt=9500&maxResults=1000");
    assertThat(beyond.status()).isEqualTo(400);
    assertThat(beyond.json().path("errorMessages").path(0).asText())
        .startsWith("Search limit exceeded.")
        .contains("requests 10,500 results");
    JsonNode window = search.answer("key > AA-10000 ORDER BY key ASC", "&maxResults=1000").json();
    assertThat(window.path("total").asInt()).isEqualTo(100);
    assertThat(keys(window)).startsWith("AA-10001").endsWith("AA-10100");
  }

  @Test
  void anExpandedChangelogIsWholeAndOldestFirst() {
    people.seed(new Requests.Seed("AA", 2, "Story", false, 60, null));
    JsonNode issue = search.answer("key = AA-1", "&expand=changelog").json().path("issues").path(0);
    JsonNode log = issue.path("changelog");
    assertThat(log.path("total").asInt()).isEqualTo(60);
    assertThat(log.path("histories")).hasSize(60);
    JsonNode oldest = log.path("histories").path(0);
    assertThat(oldest.path("id").asInt())
        .isLessThan(log.path("histories").path(59).path("id").asInt());
    assertThat(oldest.path("author").path("name").asText()).isEqualTo("ada.lovelace");
    assertThat(oldest.path("items").path(0).has("fieldId")).isFalse();
    assertThat(oldest.path("items").path(0).path("toString").asText()).isEqualTo("High");
  }

  @Test
  void aPostTakesListsWhereTheCloudTakesAText() {
    threeIssues(people, clock);
    String good = "{\"jql\":\"project = AA\",\"expand\":[\"changelog\"],\"fields\":[\"status\"]}";
    JsonNode page = jira.post("/rest/api/2/search", good).json();
    assertThat(page.path("total").asInt()).isEqualTo(3);
    JsonNode issue = page.path("issues").path(0);
    assertThat(issue.path("fields").size()).isEqualTo(1);
    assertThat(issue.path("changelog").path("histories").isArray()).isTrue();
    String text = "{\"jql\":\"project = AA\",\"expand\":\"changelog\"}";
    assertThat(jira.post("/rest/api/2/search", text).status()).isEqualTo(400);
  }

  @Test
  void aQueryMayBeUnboundedAndIssuesComeWithKeyAndFields() {
    threeIssues(people, clock);
    assertThat(search.keys("ORDER BY created ASC")).containsExactly("AA-1", "AA-2", "AA-3");
    assertThat(search.keys("")).containsExactly("AA-3", "AA-2", "AA-1");
    JsonNode issue = search.answer("key = AA-1", "").json().path("issues").path(0);
    assertThat(issue.path("fields").path("summary").asText()).isEqualTo("number 1");
    assertThat(issue.path("fields").has("comment")).isFalse();
    assertThat(issue.path("self").asText()).contains("/jira-dc/hq/rest/api/2/issue/");
  }

  @Test
  void issuesAreFoundByIdKeyParentAndEpic() {
    people.project("AA", "Alpha");
    IssueView epic = people.create(Requests.NewIssue.of("AA", "Epic", "whole"));
    IssueView story = people.create(Requests.NewIssue.story("AA", "part").below(epic.key()));
    people.create(Requests.NewIssue.of("AA", "Sub-task", "piece").below(story.key()));
    assertThat(search.keys("id in (" + epic.id() + ", " + story.id() + ") ORDER BY id ASC"))
        .containsExactly("AA-1", "AA-2");
    assertThat(search.keys("issuekey in (AA-3, AA-1) ORDER BY key ASC"))
        .containsExactly("AA-1", "AA-3");
    assertThat(search.keys("parent = AA-2")).containsExactly("AA-3");
    assertThat(search.keys("parent = AA-1")).isEmpty();
    assertThat(search.keys("\"Epic Link\" = AA-1")).containsExactly("AA-2");
    assertThat(search.keys("cf[10006] in (AA-1)")).containsExactly("AA-2");
    people.assign("AA-2", "Grace Hopper", "Ada Lovelace");
    assertThat(search.keys("assignee = grace.hopper OR NOT parent is EMPTY ORDER BY key ASC"))
        .containsExactly("AA-2", "AA-3");
    assertThat(search.answer("key = AA-99", "").text())
        .contains("An issue with key 'AA-99' does not exist for field 'key'");
  }

  @Test
  void timesAreMinutesInTheProfilesZoneAndMillisecondsOnlyWhereTheyAreTaken() {
    threeIssues(people, clock);
    // Created at 10:00:30, 10:01:30 and 10:02:30 UTC.
    assertThat(search.keys("updated >= \"2026-01-05 10:02\"")).containsExactly("AA-3");
    assertThat(search.keys("updated >= \"-1m\"")).containsExactly("AA-3");
    assertThat(search.keys("updated >= 1767607290000")).containsExactly("AA-3", "AA-2");
    client.jiraDataCenter(
        "hq", new DataCenterSite("America/New_York", null, null, null, null, null, false));
    assertThat(search.keys("updated >= \"2026-01-05 10:02\"")).isEmpty();
    assertThat(search.keys("updated >= \"2026/01/05 05:02\"")).containsExactly("AA-3");
    Caller.Answer refused = search.answer("updated >= 1767607290000", "");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("Date value '1767607290000' for field 'updated'");
  }

  @Test
  void searchSeesAChangeOnlyAfterTheIndexLag() {
    people.project("AA", "Alpha");
    client.jiraDataCenter("hq", new DataCenterSite(null, 5_000L, null, null, null, null, null));
    people.story("AA", "fresh");
    assertThat(search.keys("project = AA")).isEmpty();
    assertThat(jira.get("/rest/api/2/issue/AA-1").status()).isEqualTo(200);
    clock.pass(Duration.ofSeconds(5));
    assertThat(search.keys("project = AA")).containsExactly("AA-1");
  }

  @Test
  void whatOnlyTheCloudHasIsNotThere() {
    threeIssues(people, clock);
    assertThat(jira.get("/rest/api/3/myself").status()).isEqualTo(404);
    assertThat(jira.get("/rest/api/2/search/jql?jql=project=AA").status()).isEqualTo(404);
    assertThat(jira.post("/rest/api/2/issue/bulkfetch", "{}").status()).isEqualTo(405);
    assertThat(jira.post("/rest/api/2/changelog/bulkfetch", "{}").status()).isEqualTo(404);
    Caller cloud = new Caller(sandbox.jira("hq"), Caller.JIRA);
    assertThat(cloud.get("/rest/api/3/myself").status()).isEqualTo(404);
    assertThat(jira.get("/rest/api/2/project").json().path(0).path("key").asText()).isEqualTo("AA");
    assertThat(jira.get("/rest/api/2/field").json().findValuesAsText("name"))
        .contains("Epic Link", "Summary");
    assertThat(jira.get("/rest/api/2/issuetype").json().findValues("hierarchyLevel")).isEmpty();
    JsonNode info = jira.get("/rest/api/2/serverInfo").json();
    assertThat(info.path("deploymentType").asText()).isEqualTo("Server");
    assertThat(info.path("version").asText()).startsWith("10.3.");
  }

  @Test
  void theFaultsOfJiraApplyAndItsCallsAreCountedApart() {
    threeIssues(people, clock);
    client.faults("{\"jira\":{\"throttleRate\":1,\"only\":\"/jira-dc/\"}}");
    Caller.Answer throttled = search.answer("project = AA", "");
    assertThat(throttled.status()).isEqualTo(429);
    assertThat(throttled.header("RateLimit-Reason")).isEmpty();
    assertThat(throttled.header("Retry-After")).isEqualTo("1");
    client.faults("{\"jira\":{\"throttleRate\":0,\"htmlRate\":1}}");
    assertThat(search.answer("project = AA", "").header("Content-Type")).startsWith("text/html");
    client.faults("{\"jira\":{\"htmlRate\":0,\"errorRate\":1,\"errorStatus\":503}}");
    assertThat(search.answer("project = AA", "").status()).isEqualTo(503);
    assertThat(client.calls("jira-dc", "/search")).isEqualTo(3);
    assertThat(client.calls("jira", "/search")).isZero();
  }
}

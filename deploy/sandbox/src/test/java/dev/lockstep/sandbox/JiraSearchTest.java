package dev.lockstep.sandbox;

import static dev.lockstep.sandbox.JqlSearch.keys;
import static dev.lockstep.sandbox.JqlSearch.threeIssues;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.IssueView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JiraSearchTest {
  private final SteppingClock clock = new SteppingClock("2026-01-05T10:00:30Z");
  private final Sandbox sandbox = Sandbox.start(SandboxOptions.local().withClock(clock));
  private final SandboxClient client = sandbox.client();
  private final JiraPeople people = client.jira("acme");
  private final Caller jira = new Caller(sandbox.jira("acme"), Caller.JIRA);
  private final JqlSearch search = new JqlSearch(jira, "/rest/api/3/search/jql?jql=");

  @AfterEach
  void close() {
    sandbox.close();
  }

  @Test
  void pagesFollowATokenAndTellNoTotal() {
    people.seed(Requests.Seed.stories("AA", 250));
    List<String> keys = new ArrayList<>();
    String token = "";
    int pages = 0;
    while (true) {
      JsonNode page =
          search
              .answer("project = AA ORDER BY key ASC", "&maxResults=1000&fields=summary" + token)
              .json();
      assertThat(page.has("total")).isFalse();
      assertThat(page.path("issues").size()).isLessThanOrEqualTo(100);
      keys.addAll(keys(page));
      pages++;
      if (page.path("isLast").asBoolean()) {
        assertThat(page.has("nextPageToken")).isFalse();
        break;
      }
      token = "&nextPageToken=" + page.path("nextPageToken").asText();
    }
    assertThat(pages).isEqualTo(3);
    assertThat(keys).hasSize(250).doesNotHaveDuplicates().startsWith("AA-1", "AA-2", "AA-3");
  }

  @Test
  void aPageOfIdsHoldsFiveThousand() {
    people.seed(Requests.Seed.stories("AA", 5100));
    JsonNode page = search.answer("project = AA", "&maxResults=5000").json();
    assertThat(page.path("issues").size()).isEqualTo(5000);
    assertThat(page.path("isLast").asBoolean()).isFalse();
  }

  @Test
  void withoutFieldsThereIsNothingButTheId() {
    threeIssues(people, clock);
    JsonNode issue = search.answer("project = AA", "").json().path("issues").path(0);
    assertThat(issue.size()).isEqualTo(1);
    assertThat(issue.path("id").asText()).isEqualTo("10003");
  }

  @Test
  void anUnboundedQueryIsRefusedInJirasWords() {
    threeIssues(people, clock);
    Caller.Answer answer = search.answer("ORDER BY updated", "");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("errorMessages").path(0).asText())
        .startsWith("Unbounded JQL queries are not allowed here");
    assertThat(answer.json().path("errors").isObject()).isTrue();
  }

  @Test
  void whatIsNotUnderstoodIsNamed() {
    threeIssues(people, clock);
    assertThat(search.answer("flavour = sweet", "").text())
        .contains("Field 'flavour' does not exist");
    assertThat(search.answer("project = NONE", "").text())
        .contains("The value 'NONE' does not exist for the field 'project'");
    assertThat(search.answer("key = AA-99", "").text())
        .contains("An issue with key 'AA-99' does not exist for field 'key'");
    assertThat(search.answer("project ~ AA", "").text())
        .contains("'~' is not supported by the 'project'");
    assertThat(search.answer("project = AA AND", "").status()).isEqualTo(400);
    assertThat(search.answer("project = AA ORDER BY votes", "").text())
        .contains("sort using field 'votes'");
    assertThat(search.answer("project = AA OR", "").status()).isEqualTo(400);
    assertThat(search.answer("(project = AA", "").status()).isEqualTo(400);
    assertThat(search.answer("updated >= yesterday", "").text()).contains("Date value 'yesterday'");
  }

  @Test
  void clausesNarrowAndOrdersSort() {
    people.project("AA", "Alpha");
    people.project("BB", "Beta");
    IssueView feature = people.create(Requests.NewIssue.of("AA", "Feature", "whole"));
    IssueView story = people.create(Requests.NewIssue.story("AA", "part").below(feature.key()));
    people.create(Requests.NewIssue.of("BB", "Bug", "broken"));
    people.edit(
        story.key(),
        new Requests.IssueEdit(null, null, null, null, List.of("red", "big"), null, null));
    people.move(story.key(), "In Progress", "Ada");
    assertThat(search.keys("project in (AA, \"BB\") ORDER BY key DESC"))
        .containsExactly("BB-1", "AA-2", "AA-1");
    assertThat(search.keys("parent = AA-1")).containsExactly("AA-2");
    assertThat(search.keys("parent in (AA-1, " + story.id() + ")")).containsExactly("AA-2");
    assertThat(search.keys("type = Bug")).containsExactly("BB-1");
    assertThat(search.keys("issuetype in (Feature, Bug) ORDER BY id ASC"))
        .containsExactly("AA-1", "BB-1");
    assertThat(search.keys("labels = red AND project = AA")).containsExactly("AA-2");
    assertThat(search.keys("status in (\"In Progress\")")).containsExactly("AA-2");
    assertThat(search.keys("issuekey = aa-2")).containsExactly("AA-2");
    assertThat(
            search.keys(
                "id in (" + feature.id() + ", " + story.id() + ") ORDER BY created, key DESC"))
        .containsExactly("AA-2", "AA-1");
  }

  @Test
  void conditionsAreNestedAndNegated() {
    threeIssues(people, clock);
    JiraDeskPeople desk = people.desk();
    desk.set("AA-1", "components", List.of("api"), "Ada");
    desk.set("AA-1", "fixVersions", List.of("1.0"), "Ada");
    desk.set("AA-1", "customfield_10020", "Sprint 1", "Ada");
    people.assign("AA-2", "Ada Lovelace", "Ada");
    people.move("AA-2", "In Progress", "Ada");
    assertThat(search.keys("component = api OR status = \"In Progress\" ORDER BY key ASC"))
        .containsExactly("AA-1", "AA-2");
    assertThat(search.keys("project = AA AND (fixVersion in (\"1.0\") OR sprint = \"Sprint 1\")"))
        .containsExactly("AA-1");
    assertThat(search.keys("assignee IS EMPTY ORDER BY key ASC")).containsExactly("AA-1", "AA-3");
    assertThat(search.keys("assignee is not EMPTY")).containsExactly("AA-2");
    assertThat(search.keys("status != \"To Do\"")).containsExactly("AA-2");
    assertThat(search.keys("key not in (AA-1, AA-2)")).containsExactly("AA-3");
    assertThat(search.keys("NOT (key = AA-1 OR key = AA-2)")).containsExactly("AA-3");
    assertThat(search.keys("component != api")).isEmpty();
    assertThat(search.keys("reporter = currentUser()")).isEmpty();
    jira.post(
        "/rest/api/3/issue",
        "{\"fields\":{\"project\":{\"key\":\"AA\"},\"issuetype\":{\"name\":\"Story\"},"
            + "\"summary\":\"mine\"}}");
    assertThat(search.keys("creator = currentUser()")).containsExactly("AA-4");
  }

  @Test
  void aSiteMayRefuseBareMilliseconds() {
    threeIssues(people, clock);
    assertThat(search.answer("updated >= 1767607290000", "").status()).isEqualTo(200);
    client.jira("acme", Requests.Site.epochMillis(false));
    assertThat(search.answer("updated >= 1767607290000", "").text()).contains("Date value");
    assertThat(search.answer("updated >= -5m", "").status()).isEqualTo(200);
  }

  @Test
  void datesAreOfMinutePrecisionAndReadInTheProfilesZone() {
    threeIssues(people, clock);
    people.project("AA", "Alpha");
    // Created at 10:00:30, 10:01:30 and 10:02:30 UTC.
    assertThat(search.keys("project = AA AND updated >= \"2026-01-05 10:02\""))
        .containsExactly("AA-3");
    client.jira("acme", new Requests.Site("America/New_York", null, null));
    assertThat(search.keys("project = AA AND updated >= \"2026-01-05 10:02\"")).isEmpty();
    assertThat(search.keys("project = AA AND updated >= \"2026/01/05 05:02\""))
        .containsExactly("AA-3");
    assertThat(search.keys("updated >= 1767607290000 ORDER BY updated ASC"))
        .containsExactly("AA-2", "AA-3");
    assertThat(search.keys("updated >= \"-1m\"")).containsExactly("AA-3");
    assertThat(search.keys("updated >= -0m")).isEmpty();
  }

  @Test
  void timesHaveAnOffsetWithoutColon() {
    threeIssues(people, clock);
    JsonNode issue =
        search.answer("key = AA-1", "&fields=created,updated").json().path("issues").path(0);
    assertThat(issue.path("fields").path("created").asText())
        .isEqualTo("2026-01-05T10:00:30.000+0000");
  }

  @Test
  void aTokenBelongsToItsRequestAndExpires() {
    threeIssues(people, clock);
    String token =
        search.answer("project = AA", "&maxResults=1").json().path("nextPageToken").asText();
    String with = "&maxResults=1&nextPageToken=" + token;
    assertThat(search.answer("project = AA", with).status()).isEqualTo(200);
    assertThat(search.answer("project in (AA)", with).status()).isEqualTo(400);
    assertThat(search.answer("project = AA", with + "&fields=summary").status()).isEqualTo(400);
    clock.pass(Duration.ofDays(8));
    assertThat(search.answer("project = AA", with).status()).isEqualTo(400);
  }

  @Test
  void searchSeesAChangeOnlyAfterTheIndexLag() {
    people.project("AA", "Alpha");
    client.jira("acme", new Requests.Site(null, 5_000L, null));
    IssueView issue = people.story("AA", "fresh");
    assertThat(search.keys("project = AA")).isEmpty();
    assertThat(jira.get("/rest/api/3/issue/AA-1").status()).isEqualTo(200);
    String reconciled = "&fields=key&reconcileIssues=" + issue.id();
    assertThat(keys(search.answer("project = AA", reconciled).json())).containsExactly("AA-1");
    clock.pass(Duration.ofSeconds(5));
    assertThat(search.keys("project = AA")).containsExactly("AA-1");
    people.move("AA-1", "In Progress", "Ada");
    assertThat(search.keys("status = \"In Progress\"")).isEmpty();
    assertThat(search.keys("status = \"To Do\"")).containsExactly("AA-1");
    assertThat(keys(search.answer("status = \"In Progress\"", reconciled).json()))
        .containsExactly("AA-1");
    assertThat(keys(search.answer("status = \"To Do\"", reconciled).json())).isEmpty();
  }

  @Test
  void aRowThatMovesWhileAnUpdatedSortIsPagedComesTwice() {
    threeIssues(people, clock);
    String jql = "project = AA ORDER BY updated ASC";
    JsonNode first = search.answer(jql, "&fields=key&maxResults=2").json();
    people.rename("AA-1", "changed meanwhile", "Ada");
    JsonNode second =
        search
            .answer(
                jql,
                "&fields=key&maxResults=2&nextPageToken=" + first.path("nextPageToken").asText())
            .json();
    assertThat(keys(first)).containsExactly("AA-1", "AA-2");
    assertThat(keys(second)).containsExactly("AA-3", "AA-1");
  }

  @Test
  void withCountingPagesARowThatMovesHidesAnother() {
    threeIssues(people, clock);
    client.faults("{\"limits\":{\"jiraOffsetPaging\":true}}");
    String jql = "project = AA ORDER BY updated ASC";
    JsonNode first = search.answer(jql, "&fields=key&maxResults=2").json();
    people.rename("AA-1", "changed meanwhile", "Ada");
    JsonNode second =
        search
            .answer(
                jql,
                "&fields=key&maxResults=2&nextPageToken=" + first.path("nextPageToken").asText())
            .json();
    assertThat(keys(second)).containsExactly("AA-1");
  }

  @Test
  void badCredentialsAreNobodyAndNobodySeesNothing() {
    threeIssues(people, clock);
    client.jira("acme", new Requests.Site(null, null, Map.of("bot@example.com", "other")));
    assertThat(search.answer("project = AA", "").status()).isEqualTo(200);
    assertThat(search.answer("project = AA", "").json().path("issues")).isEmpty();
    assertThat(jira.get("/rest/api/3/issue/AA-1").status()).isEqualTo(404);
    assertThat(jira.get("/rest/api/3/myself").status()).isEqualTo(401);
    assertThat(jira.get("/rest/api/3/project/search").json().path("total").asInt()).isZero();
    client.jira("acme", new Requests.Site(null, null, Map.of("bot@example.com", "secret")));
    assertThat(search.answer("project = AA", "").json().path("issues")).hasSize(3);
    assertThat(jira.get("/rest/api/3/myself").json().path("timeZone").asText()).isEqualTo("UTC");
  }

  @Test
  void aPostMayNotExpandByArrayAndTheOldSearchIsGone() {
    threeIssues(people, clock);
    assertThat(
            jira.post(
                    "/rest/api/3/search/jql",
                    "{\"jql\":\"project = AA\",\"expand\":[\"changelog\"]}")
                .status())
        .isEqualTo(400);
    JsonNode page =
        jira.post(
                "/rest/api/3/search/jql",
                "{\"jql\":\"project = AA\",\"expand\":\"changelog\",\"fields\":[\"status\"]}")
            .json();
    assertThat(page.path("issues").path(0).path("changelog").path("histories").isArray()).isTrue();
    assertThat(jira.get("/rest/api/3/search?jql=project=AA").status()).isEqualTo(410);
    assertThat(
            jira.post("/rest/api/3/search/approximate-count", "{\"jql\":\"project = AA\"}")
                .json()
                .path("count")
                .asInt())
        .isEqualTo(3);
  }
}

package dev.lockstep.jira.cloud;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.jira.RealParts;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Workflow.Step;
import dev.lockstep.jira.rest.FilesApi;
import dev.lockstep.jira.rest.IssueMapping;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.PlainClients;
import dev.lockstep.jira.rest.RestDiscussions;
import dev.lockstep.jira.rest.WriteApi;
import dev.lockstep.jira.transition.Offered;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views.IssueView;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Secret;
import dev.lockstep.testing.ClientEndpoints;
import dev.lockstep.testing.OfficialApi;
import dev.lockstep.testing.RecordingProxy;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every call is one that Atlassian's description knows, and the sandbox answers as it says. The
 * folder with the description is in {@code lockstep.samples}.
 */
@QuarkusTest
@RealParts
@EnabledIfSystemProperty(named = "lockstep.samples", matches = ".+")
class OfficialApiComponentTest {

  private static final String SITE = "/jira/official";

  private static final String SEARCHED = "POST /rest/api/3/search/jql answer 200 ";
  private static final String FETCHED = "POST /rest/api/3/issue/bulkfetch answer 200 ";
  private static final String CHANGELOGS =
      "POST /rest/api/3/changelog/bulkfetch answer 200 /issueChangeLogs/*/changeHistories/*/";
  private static final String COMMENTS =
      "GET /rest/api/3/issue/{issueIdOrKey}/comment answer 200 /comments/*/";
  private static final String HISTORY = "/issues/*/changelog/histories/*/";

  private static final String ZONE = "Jira writes +0000 without a colon, its own examples too";
  private static final String NOTHING = "a field without a value before or after is null";

  /** Where Jira is known to differ from its description, and how we know. */
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          entry(SEARCHED + HISTORY + "created format", ZONE),
          entry(FETCHED + HISTORY + "created format", ZONE),
          entry(SEARCHED + HISTORY + "items/*/from type", NOTHING),
          entry(SEARCHED + HISTORY + "items/*/fromString type", NOTHING),
          entry(FETCHED + HISTORY + "items/*/from type", NOTHING),
          entry(FETCHED + HISTORY + "items/*/fromString type", NOTHING),
          entry(FETCHED + "additionalProperties expand", "the example beside the schema has it"),
          entry(CHANGELOGS + "created type", "its own example has a number"),
          entry(CHANGELOGS + "items/*/from type", NOTHING),
          entry(CHANGELOGS + "items/*/fromString type", NOTHING),
          entry(COMMENTS + "created format", ZONE),
          entry(COMMENTS + "updated format", ZONE),
          entry("POST /rest/api/3/issue/{issueIdOrKey}/comment answer 201 /created format", ZONE),
          entry("POST /rest/api/3/issue/{issueIdOrKey}/comment answer 201 /updated format", ZONE),
          entry(
              "PUT /rest/api/3/issue/{issueIdOrKey}/comment/{id} answer 200 /created format", ZONE),
          entry(
              "PUT /rest/api/3/issue/{issueIdOrKey}/comment/{id} answer 200 /updated format", ZONE),
          entry(
              "POST /rest/api/3/issue/{issueIdOrKey}/attachments answer 200 /*/created format",
              ZONE),
          entry("GET /rest/api/3/attachment/{id} answer 200 /created format", ZONE),
          entry(
              "POST /rest/api/3/issueLink answer 201 empty",
              "sites answer without a body, where the description says any JSON"),
          entry(
              "GET /rest/api/3/issue/createmeta/{projectIdOrKey}/issuetypes answer 200 /issueTypes/* additionalProperties untranslatedName",
              "as of issue types"),
          entry(
              "GET /rest/api/3/issue/{issueIdOrKey}/remotelink answer 200 type",
              "its own example is a list"),
          entry(
              "GET /rest/api/3/project/{projectIdOrKey} answer 200 /issueTypes/* additionalProperties untranslatedName",
              "as of issue types"),
          entry(
              "GET /rest/api/3/issuetype answer 200 /* additionalProperties untranslatedName",
              "sites were seen to answer it, the schema does not name it; the decoder does not read it"));

  private static final Sandbox OWN = Sandbox.start();
  private static final RecordingProxy PROXY = RecordingProxy.before(OWN.uri());

  private final JiraPeople people = OWN.client().jira("official");
  private final JiraInstance instance =
      JiraInstance.cloud(
          "official", PROXY.uri().resolve(SITE), "lockstep@example.com", new Secret("token"));
  private final JiraClient<JiraApi> client = PlainClients.of(JiraApi.class, instance);

  @AfterAll
  static void stop() {
    PROXY.close();
    OWN.close();
  }

  @Test
  void every_call_and_its_answer_are_as_described() throws Exception {
    callEverything();

    assertThat(ClientEndpoints.notCalled(JiraApi.class, SITE, PROXY.exchanges())).isEmpty();
    assertThat(ClientEndpoints.notCalled(WriteApi.class, SITE + "/rest/api/3", PROXY.exchanges()))
        .isEmpty();
    assertThat(ClientEndpoints.notCalled(FilesApi.class, SITE + "/rest/api/3", PROXY.exchanges()))
        .isEmpty();
    Map<String, String> deviations =
        OfficialApi.read(
                Path.of(System.getProperty("lockstep.samples"))
                    .resolve("jira/openapi-jira-cloud-v3.2025-12.examples-parsed.json"),
                SITE)
            .deviations(PROXY.exchanges());
    assertThat(deviations.keySet())
        .as("%s", deviations)
        .containsExactlyInAnyOrderElementsOf(KNOWN.keySet());
  }

  /** What the providers call by themselves, then what only another kind of site makes them call. */
  private void callEverything() throws IOException {
    people.project("OFF", "Official");
    people.seed(new Requests.Seed("OFF", 130, null, true, 3, null));
    IssueView epic = people.create(Requests.NewIssue.of("OFF", "Epic", "Above"));
    IssueView issue = people.create(Requests.NewIssue.story("OFF", "Below").below(epic.key()));
    people.assign(issue.key(), "Ada", "Ada");
    people.comment(issue.key(), "A word", "Ada");
    CloudIssues issues =
        new CloudIssues(
            client,
            List.of("OFF"),
            Uni.createFrom().item(new IssueMapping("1", "")),
            new QueryTimes(client, "1", Clock.systemUTC()));
    Site site = CloudSites.site(client, instance, Clock.systemUTC());

    var first = await(issues.changed(Instant.EPOCH, Optional.empty()));
    assertThat(first.nextPageToken()).isPresent();
    await(issues.changed(Instant.EPOCH, first.nextPageToken()));
    assertThat(await(new CloudIds(client, List.of("OFF")).page(null, Optional.empty())).issues())
        .hasSizeGreaterThan(130);
    assertThat(
            await(new CloudHistories(client).page(List.of(issue.id()), Optional.empty())).entries())
        .containsKey(issue.id());
    RestDiscussions discussions = new RestDiscussions(client, true);
    assertThat(await(discussions.comments(issue.id())).isWhole()).isTrue();
    await(discussions.remoteLinks(issue.id()));
    assertThat(await(site.presence().issue(issue.id()))).isTrue();
    assertThat(await(site.presence().project("OFF"))).isTrue();
    assertThat(await(issues.byId(List.of(issue.id(), "99999999")))).hasSize(1);
    assertThat(await(site.directory().read())).isNotEmpty();
    Offered offered =
        await(site.workflow().standing(issue.id(), Set.of(), new Calls())).offered().get(0);
    await(site.workflow().move(issue.id(), new Step(offered, Map.of(), null), new Calls()));

    assertThat(await(site.fields().all())).isNotEmpty();

    await(
        client.read(
            "issue/{id}/transitions", api -> api.transitions(issue.id(), "transitions.fields")));
    assertThat(await(client.read("field", JiraApi::fields))).isNotEmpty();
    new OfficialWrites(site).all("OFF", issue.id());
  }

  private static <T> T await(Uni<T> answer) {
    return answer.await().atMost(Duration.ofSeconds(20));
  }
}

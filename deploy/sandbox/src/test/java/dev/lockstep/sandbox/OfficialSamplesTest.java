package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.sandbox.control.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the simulators send has the fields, and kinds of values, of the vendors' own examples. */
class OfficialSamplesTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** In old examples, but gone from the live APIs, or about things that are not simulated. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "avatarUrls",
          "insight",
          "projectCategory",
          "style",
          "scope",
          "entityId",
          "key",
          "name",
          "username",
          "links",
          "clone",
          "visibility",
          "watchers",
          "language",
          "parent",
          "timeZone",
          "emailAddress",
          "applicationRoles",
          "groups",
          "nextPage",
          "nextPageToken",
          "warningMessages",
          "fields",
          "html",
          "next");

  private final Sandbox sandbox = Sandbox.start();
  private final SandboxClient client = sandbox.client();
  private final Caller jira = new Caller(sandbox.jira("acme"), Caller.JIRA);
  private final Caller bitbucket = new Caller(sandbox.bitbucket(), "Bearer x");
  private Path samples = Path.of("");

  @BeforeEach
  void world() {
    String folder = System.getProperty("lockstep.samples", "");
    assumeTrue(!folder.isBlank(), "lockstep.samples names no folder");
    samples = Path.of(folder);
    client.jira("acme").seed(new Requests.Seed("AA", 3, "Story", false, 2, null));
    BitbucketPeople people = client.bitbucket("team");
    people.repository("app");
    people.push("app", "AA-1", "Ada");
    people.open("app", "AA-1", "AA-1", "Ada");
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private JsonNode sample(String path) {
    Path file = samples.resolve(path);
    assumeTrue(Files.exists(file), file + " is not there");
    try {
      return MAPPER.readTree(file.toFile());
    } catch (IOException broken) {
      throw new AssertionError(broken);
    }
  }

  /** Names in the official object that ours lacks or that hold another kind of value. */
  private static List<String> differences(JsonNode official, JsonNode ours, String at) {
    List<String> differences = new ArrayList<>();
    for (String name : (Iterable<String>) official::fieldNames) {
      if (LEFT_OUT.contains(name)) {
        continue;
      }
      JsonNode theirs = official.get(name);
      JsonNode mine = ours.get(name);
      if (mine == null) {
        differences.add(at + name + " is missing");
      } else if (theirs.isObject() && mine.isObject()) {
        differences.addAll(differences(theirs, mine, at + name + "."));
      } else if (theirs.isArray() && mine.isArray()) {
        if (!theirs.isEmpty() && !mine.isEmpty() && theirs.get(0).isObject()) {
          differences.addAll(differences(theirs.get(0), mine.get(0), at + name + "[]."));
        }
      } else if (theirs.getNodeType() != mine.getNodeType() && !theirs.isNull() && !mine.isNull()) {
        differences.add(at + name + " is " + mine.getNodeType() + ", not " + theirs.getNodeType());
      }
    }
    return differences;
  }

  private void alike(String file, JsonNode ours) {
    assertThat(differences(sample(file), ours, "")).as(file).isEmpty();
  }

  private static final String WORDS =
      "[{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"words\"}]}]";
  private static final String JIRA = "jira/examples-from-spec/";

  @Test
  void jiraDirectory() {
    alike(JIRA + "get_myself.200.json", jira.get("/rest/api/3/myself").json());
    alike(JIRA + "get_project_search.200.json", jira.get("/rest/api/3/project/search").json());
    alike(JIRA + "get_statuses_search.200.json", jira.get("/rest/api/3/statuses/search").json());
    assertThat(
            differences(
                sample(JIRA + "get_status.200.json").get(0),
                jira.get("/rest/api/3/status").json().get(0),
                ""))
        .isEmpty();
    assertThat(
            differences(
                sample(JIRA + "get_issuetype.200.json").get(0),
                jira.get("/rest/api/3/issuetype").json().get(0),
                ""))
        .isEmpty();
    assertThat(
            differences(
                sample(JIRA + "get_field.200.json").get(0),
                jira.get("/rest/api/3/field").json().get(0),
                ""))
        .isEmpty();
  }

  @Test
  void jiraIssues() {
    alike(
        JIRA + "post_search_jql.200.json",
        jira.post("/rest/api/3/search/jql", "{\"jql\":\"project = AA\",\"fields\":[\"*all\"]}")
            .json());
    alike(
        JIRA + "post_issue_bulkfetch.200.json",
        jira.post("/rest/api/3/issue/bulkfetch", "{\"issueIdsOrKeys\":[\"AA-1\"]}").json());
    JsonNode official =
        sample(JIRA + "post_changelog_bulkfetch.200.json").path("issueChangeLogs").path(0);
    JsonNode ours =
        jira.post("/rest/api/3/changelog/bulkfetch", "{\"issueIdsOrKeys\":[\"AA-1\"]}")
            .json()
            .path("issueChangeLogs")
            .path(0);
    assertThat(differences(official, ours, "")).isEmpty();
    alike(
        JIRA + "get_issue_issueIdOrKey_transitions.200.json",
        jira.get("/rest/api/3/issue/AA-1/transitions").json());
  }

  @Test
  void jiraWritesAndWhatTheyLeave() {
    String issue = "/rest/api/3/issue/AA-1";
    String doc = "{\"type\":\"doc\",\"version\":1,\"content\":" + WORDS + "}";
    alike(
        JIRA + "post_issue_issueIdOrKey_comment.201.json",
        jira.post(issue + "/comment", "{\"body\":" + doc + "}").json());
    JsonNode page = jira.get(issue + "/comment").json();
    alike(JIRA + "get_issue_issueIdOrKey_comment.200.json", page);
    String id = page.path("comments").path(0).path("id").asText();
    alike(
        JIRA + "post_comment_list.200.json",
        jira.post("/rest/api/3/comment/list", "{\"ids\":[" + id + "]}").json());
    String link =
        "{\"globalId\":\"g\",\"application\":{\"type\":\"t\",\"name\":\"n\"},\"relationship\":\"r\","
            + "\"object\":{\"url\":\"https://x.invalid\",\"title\":\"x\",\"summary\":\"s\","
            + "\"icon\":{\"title\":\"i\",\"url16x16\":\"https://x.invalid/i\"},"
            + "\"status\":{\"resolved\":true,\"icon\":{\"link\":\"https://x.invalid/l\",\"title\":\"i\","
            + "\"url16x16\":\"https://x.invalid/i\"}}}}";
    alike(
        JIRA + "post_issue_issueIdOrKey_remotelink.201.json",
        jira.post(issue + "/remotelink", link).json());
    first(
        JIRA + "get_issue_issueIdOrKey_remotelink.200.json",
        jira.get(issue + "/remotelink").json());
  }

  @Test
  void jiraMetadataAndPeople() {
    alike(
        JIRA + "get_issue_createmeta_projectIdOrKey_issuetypes.200.json",
        jira.get("/rest/api/3/issue/createmeta/AA/issuetypes").json());
    alike(
        JIRA + "get_issue_createmeta_projectIdOrKey_issuetypes_issueTypeId.200.json",
        jira.get("/rest/api/3/issue/createmeta/AA/issuetypes/10101").json());
    alike(JIRA + "get_issueLinkType.200.json", jira.get("/rest/api/3/issueLinkType").json());
    first(JIRA + "get_priority.200.json", jira.get("/rest/api/3/priority").json());
    JsonNode people = jira.get("/rest/api/3/users/search").json();
    first(JIRA + "get_users_search.200.json", people);
    String id = people.path(0).path("accountId").asText();
    alike(
        JIRA + "get_user_bulk.200.json", jira.get("/rest/api/3/user/bulk?accountId=" + id).json());
  }

  private void first(String file, JsonNode ours) {
    assertThat(differences(sample(file).path(0), ours.path(0), "")).as(file).isEmpty();
  }

  @Test
  void bitbucketRepositoriesBranchesAndPullRequests() {
    String own = "bitbucket/cloud-go-scm/";
    alike(own + "repo.json", bitbucket.get("/repositories/team/app").json());
    alike(own + "branches.json", bitbucket.get("/repositories/team/app/refs/branches").json());
    alike(own + "prs.json", bitbucket.get("/repositories/team/app/pullrequests").json());
    alike(own + "pr.json", bitbucket.get("/repositories/team/app/pullrequests/1").json());
    alike(own + "error.json", bitbucket.get("/repositories/team/none").json());
  }

  @Test
  void bitbucketWebhooks() {
    String own = "bitbucket/cloud-go-scm/webhooks/";
    try (HookReceiver receiver = new HookReceiver()) {
      client.bitbucketHooks("team", receiver.uri(), null);
      BitbucketPeople people = client.bitbucket("team");
      people.push("app", "AA-2", "Ada");
      alike(own + "push_branch_create.json", receiver.next().json());
      people.open("app", "AA-2", "AA-2", "Ada");
      alike(own + "pr_created.json", receiver.next().json());
      people.decline("app", 2, "Ada");
      alike(own + "pr_declined.json", receiver.next().json());
      people.deleteBranch("app", "AA-2", "Ada");
      alike(own + "push_branch_delete.json", receiver.next().json());
    }
  }

  @Test
  void discordMessages() {
    JsonNode ours =
        new Caller(sandbox.discord(), "Bot x")
            .post("/channels/1100000000000000001/messages", "{\"content\":\"hi\"}")
            .json();
    List<String> differences =
        differences(sample("discord/examples-from-docs/message__Example-Message-0.json"), ours, "");
    assertThat(differences).containsOnly("reactions is missing");
  }

  @Test
  void slackMessages() {
    JsonNode ours =
        new Caller(sandbox.slack(), "Bearer xoxb-1")
            .post("/chat.postMessage", "{\"channel\":\"C0LOCKSTEP1\",\"text\":\"hi\"}")
            .json();
    JsonNode official = sample("slack/api/chat.postMessage.json");
    assertThat(ours.fieldNames()).toIterable().allMatch(official::has);
    assertThat(ours.path("message").fieldNames())
        .toIterable()
        .allMatch(official.path("message")::has);
  }
}

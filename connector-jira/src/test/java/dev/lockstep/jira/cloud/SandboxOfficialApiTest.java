package dev.lockstep.jira.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.sandbox.JiraPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.testing.Exchange;
import dev.lockstep.testing.OfficialApi;
import dev.lockstep.testing.RecordingProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What the simulator answers, also where no provider asks yet, is as Atlassian describes it. */
@EnabledIfSystemProperty(named = "lockstep.samples", matches = ".+")
class SandboxOfficialApiTest {
  private static final String SITE = "/jira/acme";
  private static final String API = "/rest/api/3";
  private static final String ISSUE = API + "/issue/AA-1";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String DOC =
      "{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"paragraph\",\"content\":"
          + "[{\"type\":\"text\",\"text\":\"words\"}]}]}";

  private final Sandbox sandbox = Sandbox.start();
  private final RecordingProxy proxy = RecordingProxy.before(sandbox.uri());
  private final JiraPeople people = sandbox.client().jira("acme");
  private final URI site = proxy.uri().resolve(SITE);
  private final ObjectMapper mapper = new ObjectMapper();

  @AfterEach
  void close() {
    proxy.close();
    sandbox.close();
  }

  @Test
  void everyAnswerIsAsDescribed() throws Exception {
    people.project("AA", "Alpha");
    people.story("AA", "one");
    people.story("AA", "two");
    sandbox.client().faults("{\"limits\":{\"jiraIssueWrites\":false}}");
    people.desk().component("AA", "api");
    people.desk().version("AA", "1.0", Requests.Version.open());
    reads();
    writes();
    SortedMap<String, String> deviations =
        OfficialApi.read(
                Path.of(System.getProperty("lockstep.samples"))
                    .resolve("jira/openapi-jira-cloud-v3.2025-12.examples-parsed.json"),
                SITE)
            .deviations(described());
    deviations.keySet().removeIf(SandboxOfficialApiTest::known);
    assertThat(deviations).isEmpty();
  }

  /** The content of a file is no JSON, so that the description cannot be held against it. */
  private List<Exchange> described() {
    return proxy.exchanges().stream()
        .filter(exchange -> !exchange.uri().getPath().contains("/attachment/content/"))
        .toList();
  }

  private JsonNode get(String path) {
    return exchange("GET", path, "");
  }

  private JsonNode post(String path, String body) {
    return exchange("POST", path, body);
  }

  private void put(String path, String body) {
    exchange("PUT", path, body);
  }

  private void delete(String path) {
    exchange("DELETE", path, "");
  }

  private JsonNode exchange(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(site + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .header("Authorization", "Basic bG9ja3N0ZXBAZXhhbXBsZS5jb206dG9rZW4=")
            .build();
    try {
      return mapper.readTree(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** Where Jira is known to differ from its description. */
  private static boolean known(String deviation) {
    // Jira writes +0000 without a colon.
    return deviation.endsWith(" format")
        // Sites were seen to answer it.
        || deviation.contains("untranslatedName")
        // The examples beside the schemas have them.
        || deviation.endsWith("additionalProperties expand")
        // A link that was found on an issue has one end only, the description wants both.
        || deviation.contains("issuelinks")
        // A field without a value before or after is null.
        || deviation.matches(".*/items/\\*/(from|to|fromString|toString) type")
        // All remote links come as a list, one by its global id as an object.
        || deviation.contains("/remotelink answer 200 type")
        // Nobody is null.
        || deviation.contains("/assignee request /accountId type")
        // There is nothing to say about a new link.
        || deviation.contains("/issueLink answer 201 empty")
        // Any JSON is a property.
        || deviation.contains("/properties/{propertyKey} request");
  }

  private void reads() {
    for (String path :
        new String[] {
          "/project/AA",
          "/project/AA/components",
          "/project/AA/versions",
          "/issue/createmeta/AA/issuetypes",
          "/issue/createmeta/AA/issuetypes/10101",
          "/issue/AA-1?expand=editmeta,changelog,transitions.fields",
          "/issue/AA-1/editmeta",
          "/issue/AA-1/transitions?expand=transitions.fields",
          "/field",
          "/priority",
          "/issueLinkType",
          "/users/search",
          "/user/search?query=d",
          "/user/assignable/search?project=AA"
        }) {
      assertThat(get(API + path)).as(path).isNotEmpty();
    }
  }

  private void writes() {
    post(
        API + "/issue",
        "{\"fields\":{\"project\":{\"key\":\"AA\"},\"issuetype\":{\"id\":\"10101\"},"
            + "\"summary\":\"made\",\"description\":"
            + DOC
            + "}}");
    post(API + "/issue", "{\"fields\":{\"project\":{\"key\":\"AA\"}}}");
    put(
        ISSUE,
        "{\"fields\":{\"components\":[{\"name\":\"api\"}]},"
            + "\"update\":{\"fixVersions\":[{\"add\":{\"name\":\"1.0\"}}]}}");
    String comment = post(ISSUE + "/comment", "{\"body\":" + DOC + "}").path("id").asText();
    put(ISSUE + "/comment/" + comment, "{\"body\":" + DOC + "}");
    get(ISSUE + "/comment?expand=properties");
    get(ISSUE + "/comment/" + comment);
    post(API + "/comment/list", "{\"ids\":[" + comment + "]}");
    delete(ISSUE + "/comment/" + comment);
    post(
        API + "/issueLink",
        "{\"type\":{\"name\":\"Blocks\"},\"inwardIssue\":{\"key\":\"AA-1\"},"
            + "\"outwardIssue\":{\"key\":\"AA-2\"}}");
    String link = get(ISSUE).path("fields").path("issuelinks").path(0).path("id").asText();
    get(API + "/issueLink/" + link);
    delete(API + "/issueLink/" + link);
    String remote =
        "{\"globalId\":\"g\",\"object\":{\"url\":\"https://x.invalid/1\",\"title\":\"x\"}}";
    post(ISSUE + "/remotelink", remote);
    post(ISSUE + "/remotelink", remote);
    get(ISSUE + "/remotelink");
    delete(ISSUE + "/remotelink?globalId=g");
    people.desk().attach("AA-1", "a.txt", "text/plain", new byte[] {1, 2, 3}, "Ada");
    String file = get(ISSUE).path("fields").path("attachment").path(0).path("id").asText();
    get(API + "/attachment/" + file);
    get(API + "/attachment/content/" + file);
    delete(API + "/attachment/" + file);
    put(ISSUE + "/properties/p", "{\"a\":1}");
    get(ISSUE + "/properties/p");
    get(ISSUE + "/properties");
    delete(ISSUE + "/properties/p");
    put(ISSUE + "/assignee", "{\"accountId\":null}");
    post(
        API + "/search/jql",
        "{\"jql\":\"key = AA-1\",\"fields\":[\"*all\"],\"expand\":\"changelog,transitions\"}");
    post(API + "/issue/bulkfetch", "{\"issueIdsOrKeys\":[\"AA-1\"],\"fields\":[\"*all\"]}");
    delete(ISSUE);
  }
}

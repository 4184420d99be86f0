package dev.lockstep.scm.azuredevops;

import static dev.lockstep.scm.azuredevops.Own.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sandbox.AzureDevOpsPeople;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.scm.RealParts;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.testing.Exchange;
import dev.lockstep.testing.RecordingProxy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Calls and the simulator's answers, held against Microsoft's descriptions: every path is
 * described, so is every parameter, and so is every name in what is read of the answers.
 */
@QuarkusTest
@RealParts
@EnabledIfSystemProperty(named = "lockstep.samples", matches = ".+")
class OfficialApiComponentTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DANA = "Dana Developer";

  /** What descriptions leave out, and how we know better. */
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("paths /_apis/projects", "its description (core) is not at hand"),
          Map.entry("paths /_apis/build/builds", "its description (build) is not at hand"),
          Map.entry(
              "GitRepository isDisabled", "the example PATCH__git_repositories__disable_ has it"),
          Map.entry("GitRepository isInMaintenance", "as isDisabled"),
          Map.entry("GitPullRequest supportsIterations", "it is in the examples of lists"),
          Map.entry("IdentityRef hasDeclined", "a reviewer is an IdentityRefWithVote"),
          Map.entry("IdentityRef isFlagged", "a reviewer is an IdentityRefWithVote"),
          Map.entry("IdentityRef vote", "a reviewer is an IdentityRefWithVote"));

  private static final Sandbox OWN = Sandbox.start();
  private static final RecordingProxy PROXY = RecordingProxy.before(OWN.uri());

  private final List<JsonNode> documents = new ArrayList<>();

  @AfterAll
  static void stop() {
    PROXY.close();
    OWN.close();
  }

  private static AzureDevOpsClient client() {
    return new AzureDevOpsClient(
        PROXY.uri().resolve("/azure-devops"),
        "official",
        AzureDevOpsClient.token("token"),
        Own.gateway("official", new SimpleMeterRegistry()));
  }

  private static void callEverything() {
    AzureDevOpsPeople people = OWN.client().azureDevOps("official");
    people.repository("Shop/web");
    people.push("Shop/web", "basket", DANA);
    int number = people.open("Shop/web", "Basket", "basket", DANA).id();
    people.vote("Shop/web", number, 10, "Rob Reviewer");
    int item = people.item("Shop", "Task", Map.of("System.Title", "one"), DANA).id();
    people.artifact(item, "web", number, null);
    AzureDevOps host = Own.host(client(), Boards.PLAIN);
    RepositoryRef web = new RepositoryRef("azure-devops", "official", "Shop:web");
    await(host.repositories());
    await(host.changesSince(web, Optional.empty()));
    await(host.pullRequest(web, number));
    await(host.branches(web));
    people.tag("Shop/web", "v1", true);
    await(host.feeds(web).get(0).since(Optional.empty(), none -> List.of()));
    people.build("Shop/web", "basket", "AB#1", "succeeded");
    await(host.feeds().get(1).since(Optional.empty(), none -> List.of()));
    Feed feed = host.feeds().get(0);
    Feed.Page page = await(feed.since(Optional.empty(), none -> List.of()));
    people.update(item, Map.of("System.State", "Active"), DANA);
    people.parent(item, people.item("Shop", "Epic", Map.of("System.Title", "two"), DANA).id());
    while (page.more()) {
      page = await(feed.since(Optional.of(page.next()), none -> List.of()));
    }
    await(feed.since(Optional.of(page.next()), none -> List.of()));
    await(
        new ServiceHookCare(client(), List.of(), "s")
            .care(URI.create("https://lockstep.example.com/webhook/azure-devops/official")));
  }

  @Test
  void every_call_and_its_answer_are_as_described() throws IOException {
    Path folder = Path.of(System.getProperty("lockstep.samples")).resolve("azure-devops");
    for (String file :
        List.of(
            "git/7.1/git.noexamples.json",
            "wit/7.1/workItemTracking.noexamples.json",
            "hooks/7.1/serviceHooks.json")) {
      documents.add(JSON.readTree(folder.resolve(file).toFile()));
    }
    callEverything();

    Set<String> deviations = new TreeSet<>();
    for (Exchange exchange : PROXY.exchanges()) {
      deviations.addAll(deviations(exchange));
    }

    deviations.removeAll(KNOWN.keySet());
    assertThat(PROXY.exchanges().size()).isGreaterThan(15);
    assertThat(deviations).isEmpty();
  }

  private Set<String> deviations(Exchange exchange) throws IOException {
    String path = exchange.uri().getRawPath().substring("/azure-devops".length());
    for (JsonNode document : documents) {
      for (Map.Entry<String, JsonNode> described : document.path("paths").properties()) {
        JsonNode operation = described.getValue().path(exchange.method().toLowerCase(Locale.ROOT));
        if (!operation.isMissingNode() && matches(described.getKey(), path)) {
          return deviations(exchange, document, operation);
        }
      }
    }
    return Set.of("paths " + path.substring(path.indexOf("/_apis")));
  }

  /** The project may be left out where an example leaves it out. */
  private static boolean matches(String template, String path) {
    String all = template.replaceAll("\\{[^/]+}", "[^/]+");
    String without = template.replace("/{project}", "").replaceAll("\\{[^/]+}", "[^/]+");
    return path.matches("(?i)" + all) || path.matches("(?i)" + without);
  }

  private static Set<String> deviations(Exchange exchange, JsonNode document, JsonNode operation)
      throws IOException {
    Set<String> found = new TreeSet<>();
    Set<String> parameters = new TreeSet<>(Set.of("api-version"));
    operation.path("parameters").forEach(one -> parameters.add(one.path("name").asText()));
    exchange.query().keySet().stream()
        .filter(name -> !parameters.contains(name))
        .forEach(name -> found.add(operation.path("operationId").asText() + " query " + name));
    JsonNode schema = operation.path("responses").path("200").path("schema");
    JsonNode answer = JSON.readTree(exchange.answer());
    boolean list = schema.path("type").asText().equals("array");
    Iterable<JsonNode> values = list ? answer.path("value") : List.of(answer);
    JsonNode type = list ? schema.path("items") : schema;
    StreamSupport.stream(values.spliterator(), false)
        .forEach(value -> names(document, type, value, found));
    return found;
  }

  private static void names(JsonNode document, JsonNode schema, JsonNode value, Set<String> found) {
    String ref = schema.path("$ref").asText();
    if (ref.isEmpty()) {
      if (value.isArray()) {
        value.forEach(one -> names(document, schema.path("items"), one, found));
      }
      return;
    }
    String name = ref.substring(ref.lastIndexOf('/') + 1);
    for (Map.Entry<String, JsonNode> field : value.properties()) {
      JsonNode property = property(document, name, field.getKey());
      if (property.isMissingNode()) {
        found.add(name + " " + field.getKey());
      } else {
        names(document, property, field.getValue(), found);
      }
    }
  }

  private static JsonNode property(JsonNode document, String type, String field) {
    JsonNode definition = document.path("definitions").path(type);
    JsonNode own = definition.path("properties").path(field);
    for (JsonNode parent : definition.path("allOf")) {
      String ref = parent.path("$ref").asText();
      if (own.isMissingNode()) {
        own = property(document, ref.substring(ref.lastIndexOf('/') + 1), field);
      }
    }
    return own;
  }
}

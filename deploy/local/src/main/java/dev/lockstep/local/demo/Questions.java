package dev.lockstep.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.local.terminal.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks the REST API what Lockstep knows. */
final class Questions {
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final URI door;
  private final String apiKey;

  Questions(URI door, String apiKey) {
    this.door = door;
    this.apiKey = apiKey;
  }

  /** How many issues harvest-api knows; -1 while it does not answer. */
  int issuesKnown() throws InterruptedException {
    try {
      return get("/api/issues/keys").path("total_count").asInt(-1);
    } catch (IOException notYet) {
      return -1;
    }
  }

  /** Asks for keys and hierarchy, shows the answers and checks them. */
  void ask(Terminal terminal, Checklist checklist) throws InterruptedException {
    terminal.line();
    terminal.line(terminal.faint("-- What Lockstep knows"));
    JsonNode keys = shown(terminal, "/api/issues/keys?parent_key=" + SeededShop.FEATURE);
    checklist.note(
        keys.path("total_count").asInt() == SeededShop.BELOW_FEATURE,
        SeededShop.BELOW_FEATURE + " keys below " + SeededShop.FEATURE,
        keys.toString());
    terminal.line("    " + keys.path("issue_keys"));
    JsonNode tree = shown(terminal, "/api/issues/hierarchy");
    int found = nodes(tree);
    checklist.note(
        found == SeededShop.ISSUES,
        "a hierarchy of all " + SeededShop.ISSUES + " issues below " + SeededShop.VERSION,
        found + " nodes");
    print(terminal, tree, 0);
  }

  private JsonNode shown(Terminal terminal, String path) throws InterruptedException {
    long began = System.nanoTime();
    try {
      JsonNode answer = get(path);
      long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      terminal.line(terminal.strong("GET " + path) + terminal.faint("  %d ms".formatted(took)));
      return answer;
    } catch (IOException failed) {
      terminal.line(
          terminal.strong("GET " + path)
              + "  "
              + terminal.bad(String.valueOf(failed.getMessage())));
      return json.missingNode();
    }
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(door + path))
            .timeout(Duration.ofSeconds(10))
            .header("X-API-Key", apiKey)
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("answered " + response.statusCode() + " " + response.body());
    }
    return json.readTree(response.body());
  }

  private static int nodes(JsonNode node) {
    int count = node.has("issue_key") ? 1 : 0;
    for (JsonNode child : node) {
      count += child.isContainerNode() ? nodes(child) : 0;
    }
    return count;
  }

  private static void print(Terminal terminal, JsonNode node, int depth) {
    if (node.has("issue_key")) {
      terminal.line(
          "    %s%-8s %s (%s)"
              .formatted(
                  "  ".repeat(depth),
                  node.path("issue_key").asText(),
                  node.path("summary").asText(),
                  node.path("issue_type").asText()));
    }
    for (JsonNode child : node) {
      if (child.isContainerNode()) {
        print(terminal, child, node.has("issue_key") ? depth + 1 : depth);
      }
    }
  }
}

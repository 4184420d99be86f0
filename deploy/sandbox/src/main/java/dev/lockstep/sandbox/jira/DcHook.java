package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.hook.HookTarget;
import dev.lockstep.sandbox.http.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that was registered by REST.
 *
 * @param url may name variables such as {@code {issue.id}}
 * @param jql only for issues it finds; empty is all
 * @param secret signs the body; on Data Center that is the exception
 */
record DcHook(
    long id,
    String name,
    String url,
    List<String> events,
    String jql,
    boolean excludeBody,
    boolean active,
    @Nullable String secret) {
  private static final String FILTER = "issue-related-events-section";

  /** Reads the body of a registration; {@code modern} since Data Center 10. */
  static DcHook read(long id, JsonNode body, boolean modern) {
    String name = body.path("name").asText();
    String url = body.path("url").asText();
    if (name.isBlank()) {
      throw JiraErrors.refusal(400, "The webhook name must not be empty.");
    }
    checkUrl(url);
    JsonNode configuration = body.path("configuration");
    String jql = body.path("filters").path(FILTER).asText("");
    if (modern && jql.isEmpty()) {
      jql = filters(configuration.path("FILTERS")).path(FILTER).asText("");
    }
    boolean excludes =
        body.path("excludeBody").asBoolean() || configuration.path("EXCLUDE_BODY").asBoolean();
    String secret = modern ? configuration.path("SECRET").asText("") : "";
    return new DcHook(
        id,
        name,
        url,
        SearchApi.texts(body.path("events")),
        jql,
        excludes,
        body.path(modern ? "active" : "enabled").asBoolean(true),
        secret.isEmpty() ? null : secret);
  }

  /** The variables stand where they stand; what is left of them must be an address. */
  private static void checkUrl(String url) {
    try {
      new HookTarget(URI.create(url.replaceAll("\\$?\\{[a-z.]+}", "1")), null);
    } catch (IllegalArgumentException malformed) {
      throw JiraErrors.refusal(400, "The webhook URL is invalid: " + malformed.getMessage());
    }
  }

  private static JsonNode filters(JsonNode text) {
    try {
      return text.isTextual() ? Json.parse(text.asText().getBytes(StandardCharsets.UTF_8)) : text;
    } catch (IOException malformed) {
      throw JiraErrors.refusal(400, "configuration.FILTERS must be a JSON object in a string.");
    }
  }

  boolean wants(String event) {
    return active && events.contains(event);
  }

  /** The secret is never told. */
  ObjectNode json(String self, boolean modern) {
    ObjectNode json = modern ? Json.object().put("id", id) : Json.object();
    json.put("name", name).put("url", url);
    events.forEach(json.putArray("events")::add);
    if (modern) {
      json.put("active", active).put("scopeType", "global");
      ObjectNode configuration = json.putObject("configuration");
      configuration.put("EXCLUDE_BODY", Boolean.toString(excludeBody));
      configuration.put("FILTERS", Json.object().put(FILTER, jql).toString());
    } else {
      json.putObject("filters").put(FILTER, jql);
      json.put("excludeBody", excludeBody).put("enabled", active).put("self", self);
    }
    return json;
  }
}

package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entity properties in bodies: {@code [{"key": ..., "value": ...}]}. */
final class Props {
  /** Search and bulk fetch give no more at once. */
  static final int MOST_ASKED = 5;

  private Props() {}

  static Map<String, JsonNode> read(JsonNode list) {
    return merged(Map.of(), list);
  }

  static Map<String, JsonNode> merged(Map<String, JsonNode> before, JsonNode list) {
    Map<String, JsonNode> all = new LinkedHashMap<>(before);
    for (JsonNode property : list) {
      String key = property.path("key").asText();
      if (key.isEmpty() || !property.has("value")) {
        throw JiraErrors.refusal(400, "A property must have a key and a value.");
      }
      all.put(key, property.get("value"));
    }
    return all;
  }

  /** The wanted ones of an issue, as an object by key. */
  static ObjectNode some(JiraSite site, Issue issue, List<String> wanted) {
    ObjectNode json = Json.object();
    Map<String, JsonNode> all = site.belongings().properties(issue.id());
    for (String key : wanted) {
      JsonNode value = all.get(key);
      if (value != null) {
        json.set(key, value);
      }
    }
    return json;
  }

  static List<String> checked(List<String> wanted) {
    if (wanted.size() > MOST_ASKED) {
      throw JiraErrors.refusal(
          400, "The number of requested properties must not exceed " + MOST_ASKED + ".");
    }
    return wanted;
  }
}

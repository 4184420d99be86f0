package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.Map;

/** Entity properties of issues. */
final class PropertyApi {
  private static final int LONGEST_KEY = 255;
  private static final int MOST_BYTES = 32_768;

  private final Writes writes;

  PropertyApi(Writes writes) {
    this.writes = writes;
  }

  Reply keys(JiraSite site, String siteUri, Call call) {
    Issue issue = JiraAccess.issue(site, call);
    ObjectNode answer = Json.object();
    ArrayNode keys = answer.putArray("keys");
    for (String key : site.belongings().properties(issue.id()).keySet()) {
      keys.addObject()
          .put("self", siteUri + "/rest/api/3/issue/" + issue.key() + "/properties/" + key)
          .put("key", key);
    }
    return Reply.json(answer);
  }

  Reply get(JiraSite site, Call call) {
    Issue issue = JiraAccess.issue(site, call);
    String key = call.part("key");
    JsonNode value = site.belongings().properties(issue.id()).get(key);
    if (value == null) {
      throw missing(key);
    }
    return Reply.json(Json.object().put("key", key).set("value", value));
  }

  Reply put(JiraSite site, Call call) {
    Issue issue = writes.writable(site, call);
    Person author = JiraAccess.known(site, call);
    String key = call.part("key");
    if (key.length() > LONGEST_KEY) {
      throw JiraErrors.refusal(400, "The property key must not be longer than 255 characters.");
    }
    JsonNode value =
        call.json()
            .orElseThrow(() -> JiraErrors.refusal(400, "The property value must be valid JSON."));
    if (call.body().length > MOST_BYTES) {
      throw JiraErrors.refusal(
          400, "The value of the property must not be larger than 32768 characters.");
    }
    boolean created = site.belongings().putProperty(issue.id(), key, value);
    Writes.note(
        site, "write.property", issue.key(), Map.of("key", key, "by", author.displayName()));
    return Reply.json(created ? 201 : 200, Json.object());
  }

  Reply delete(JiraSite site, Call call) {
    Issue issue = writes.writable(site, call);
    Person author = JiraAccess.known(site, call);
    String key = call.part("key");
    if (!site.belongings().removeProperty(issue.id(), key)) {
      throw missing(key);
    }
    Writes.note(
        site, "write.property.delete", issue.key(), Map.of("key", key, "by", author.displayName()));
    return Reply.empty(204);
  }

  private static dev.lockstep.sandbox.http.Refusal missing(String key) {
    return JiraErrors.refusal(404, "The property with key '" + key + "' does not exist.");
  }
}

package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;

/** The entity properties of issues. */
final class DcPropertyApi {
  private static final int LONGEST = 32_768;

  private DcPropertyApi() {}

  static Reply list(DcRequest request) {
    Issue issue = request.issue();
    ObjectNode answer = Json.object();
    ArrayNode keys = answer.putArray("keys");
    request
        .site()
        .belongings()
        .properties(issue.id())
        .keySet()
        .forEach(
            key ->
                keys.addObject()
                    .put(
                        "self",
                        request.render().api() + "/issue/" + issue.id() + "/properties/" + key)
                    .put("key", key));
    return Reply.json(answer);
  }

  static Reply get(DcRequest request) {
    Issue issue = request.issue();
    String key = request.call().part("key");
    JsonNode value = request.site().belongings().properties(issue.id()).get(key);
    if (value == null) {
      throw missing(key);
    }
    return Reply.json(Json.object().put("key", key).set("value", value));
  }

  static Reply put(DcRequest request) {
    Issue issue = request.issue();
    request.me();
    JsonNode value =
        request
            .call()
            .json()
            .orElseThrow(() -> JiraErrors.refusal(400, "The property value must be valid JSON."));
    if (request.call().body().length > LONGEST) {
      throw JiraErrors.refusal(400, "The property value must not exceed 32768 characters.");
    }
    boolean fresh =
        request.site().belongings().putProperty(issue.id(), request.call().part("key"), value);
    return Reply.empty(fresh ? 201 : 200);
  }

  static Reply delete(DcRequest request) {
    Issue issue = request.issue();
    request.me();
    String key = request.call().part("key");
    if (!request.site().belongings().removeProperty(issue.id(), key)) {
      throw missing(key);
    }
    return Reply.empty(204);
  }

  private static RuntimeException missing(String key) {
    return JiraErrors.refusal(404, "The property with key '" + key + "' does not exist.");
  }
}

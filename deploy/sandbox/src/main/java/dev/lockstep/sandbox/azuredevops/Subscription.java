package dev.lockstep.sandbox.azuredevops;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A service hook: what is told, and where to. */
final class Subscription {
  final String id;
  String status = "enabled";
  final ObjectNode wanted;
  int notifications;

  Subscription(String id, ObjectNode wanted) {
    this.id = id;
    this.wanted = wanted;
  }

  String event() {
    return wanted.path("eventType").asText();
  }

  String project() {
    return wanted.path("publisherInputs").path("projectId").asText();
  }

  String url() {
    return wanted.path("consumerInputs").path("url").asText();
  }

  boolean delivers() {
    return status.equals("enabled") || status.equals("onProbation");
  }

  Map<String, String> headers() {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line : wanted.path("consumerInputs").path("httpHeaders").asText().split("\n")) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        headers.put(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    String password = wanted.path("consumerInputs").path("basicAuthPassword").asText();
    if (!password.isEmpty()) {
      String user = wanted.path("consumerInputs").path("basicAuthUsername").asText();
      headers.put(
          "Authorization",
          "Basic "
              + Base64.getEncoder()
                  .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }
    headers.put("User-Agent", "VSServices/20.0 (NetStandard)");
    return headers;
  }

  /** As it is shown: without the password, the only input that counts as confidential. */
  ObjectNode json(String organization) {
    ObjectNode json = Json.object();
    json.put("id", id)
        .put("url", "https://dev.azure.com/" + organization + "/_apis/hooks/subscriptions/" + id)
        .put("status", status);
    json.setAll(wanted.deepCopy());
    ObjectNode inputs = json.withObject("/consumerInputs");
    if (inputs.has("basicAuthPassword")) {
      inputs.put("basicAuthPassword", "********");
    }
    return json;
  }
}

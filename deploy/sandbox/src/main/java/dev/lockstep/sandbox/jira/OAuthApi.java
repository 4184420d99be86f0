package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import dev.lockstep.sandbox.journal.Journal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Atlassian's token endpoint and the list of the sites that a token is good for. */
final class OAuthApi {
  private final OAuth oauth;
  private final Journal journal;
  private final Function<String, String> siteUri;

  OAuthApi(OAuth oauth, Journal journal, Function<String, String> siteUri) {
    this.oauth = oauth;
    this.journal = journal;
    this.siteUri = siteUri;
  }

  Reply token(Call call) {
    JsonNode body = call.json().filter(JsonNode::isObject).orElseGet(() -> form(call));
    String clientId = body.path("client_id").asText("");
    Optional<OAuth.App> app = oauth.app(clientId, body.path("client_secret").asText(""));
    if (app.isEmpty()) {
      return error(401, "access_denied", "Unauthorized");
    }
    if (!"refresh_token".equals(body.path("grant_type").asText())) {
      return error(
          403, "unauthorized_client", "Grant type not allowed for the client: refresh_token only");
    }
    Optional<OAuth.Tokens> tokens = oauth.refresh(app.get(), body.path("refresh_token").asText(""));
    if (tokens.isEmpty()) {
      return error(403, "invalid_grant", "Unknown or invalid refresh token.");
    }
    journal.add("jira", "oauth.refreshed", clientId, Map.of());
    return Reply.json(
        Json.object()
            .put("access_token", tokens.get().access())
            .put("refresh_token", tokens.get().refresh())
            .put("token_type", "Bearer")
            .put("expires_in", app.get().accessMillis() / 1000)
            .put("scope", app.get().scopes()));
  }

  Reply resources(Call call) {
    Optional<OAuth.App> app = JiraAccess.bearer(call).flatMap(oauth::bearer);
    if (app.isEmpty()) {
      return Reply.json(401, Json.object().put("code", 401).put("message", "Unauthorized"));
    }
    ArrayNode sites = Json.array();
    for (String site : app.get().sites()) {
      ObjectNode json =
          sites
              .addObject()
              .put("id", JiraSite.cloudId(site))
              .put("url", siteUri.apply(site))
              .put("name", site);
      ArrayNode scopes = json.putArray("scopes");
      for (String scope : app.get().scopes().split(" ")) {
        scopes.add(scope);
      }
      json.put("avatarUrl", "https://sandbox.invalid/site.png");
    }
    return Reply.json(sites);
  }

  private static JsonNode form(Call call) {
    ObjectNode json = Json.object();
    for (String pair : new String(call.body(), StandardCharsets.UTF_8).split("&")) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        json.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return json;
  }

  private static Reply error(int status, String error, String description) {
    return Reply.json(
        status, Json.object().put("error", error).put("error_description", description));
  }
}

package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** Who I am, who others are, and my personal access tokens. */
final class DcUserApi {
  private static final int MOST = 1000;
  private static final int DEFAULT_DAYS = 365;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ").withZone(ZoneOffset.UTC);

  private DcUserApi() {}

  static Reply myself(DcRequest request) {
    ObjectNode json = user(request, request.at().people().of(request.me()));
    json.put("deleted", false).put("locale", "en_US");
    json.putObject("groups").put("size", 1).putArray("items");
    json.putObject("applicationRoles").put("size", 1).putArray("items");
    return Reply.json(json.put("expand", "groups,applicationRoles"));
  }

  static Reply get(DcRequest request) {
    request.me();
    DcPeople people = request.at().people();
    String name = request.call().query("username").orElse("");
    String key = request.call().query("key").orElse("");
    if (name.isEmpty() && key.isEmpty()) {
      throw JiraErrors.refusal(
          404, "Either the 'username' or the 'key' query parameters need to be provided");
    }
    return Reply.json(
        user(
            request,
            (name.isEmpty() ? people.keyed(key) : people.named(name))
                .orElseThrow(
                    () ->
                        JiraErrors.refusal(
                            404,
                            name.isEmpty()
                                ? "The user with the key '" + key + "' does not exist"
                                : "The user named '" + name + "' does not exist"))));
  }

  /** Nobody finds nobody. */
  static Reply search(DcRequest request) {
    String text = request.call().query("username").orElse("");
    if (text.isEmpty()) {
      throw JiraErrors.refusal(400, "The username query parameter was not provided");
    }
    ArrayNode found = Json.array();
    if (request.caller().isPresent()) {
      request.at().people().matching(text).stream()
          .skip(Math.max(0, request.number("startAt", 0)))
          .limit(Math.min(MOST, Math.max(0, request.number("maxResults", 50))))
          .forEach(user -> found.add(user(request, user)));
    }
    return Reply.json(found);
  }

  private static ObjectNode user(DcRequest request, DcPeople.User user) {
    return request.render().dress().user(user);
  }

  static Reply tokens(DcRequest request) {
    String owner = request.at().people().of(request.me()).name();
    ArrayNode all = Json.array();
    request.at().tokens().all().stream()
        .filter(token -> token.owner().equals(owner))
        .forEach(token -> all.add(token(token)));
    return Reply.json(all);
  }

  /** The text of a token is told once, here. */
  static Reply createToken(DcRequest request) {
    String owner = request.at().people().of(request.me()).name();
    String name = request.body().path("name").asText();
    if (name.isBlank()) {
      throw JiraErrors.refusal(400, "The token name is required.");
    }
    int days = request.body().path("expirationDuration").asInt(DEFAULT_DAYS);
    long end = request.site().clock().millis() + Duration.ofDays(days).toMillis();
    String secret =
        UUID.nameUUIDFromBytes((owner + name + end).getBytes(StandardCharsets.UTF_8)).toString();
    DcTokens.Token token = request.at().tokens().add(secret, name, owner, end);
    return Reply.json(201, token(token).put("rawToken", secret));
  }

  static Reply deleteToken(DcRequest request) {
    String owner = request.at().people().of(request.me()).name();
    return request.at().tokens().remove(owner, request.call().part("id"))
        ? Reply.empty(204)
        : JiraErrors.reply(404, "No token with this id.");
  }

  private static ObjectNode token(DcTokens.Token token) {
    ObjectNode json =
        Json.object()
            .put("id", token.id())
            .put("name", token.name())
            .put("createdAt", TIME.format(Instant.ofEpochMilli(token.createdAt())));
    if (token.expiresAt() != DcTokens.NEVER) {
      json.put("expiringAt", TIME.format(Instant.ofEpochMilli(token.expiresAt())));
    }
    return json;
  }
}

package dev.lockstep.sandbox.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;

/** Discord's errors: a code of its own beside the HTTP status. */
final class DiscordErrors {
  private static final int LONGEST_CONTENT = 2000;
  private static final int LONGEST_NONCE = 25;

  private DiscordErrors() {}

  static Reply reply(int status, int code, String message) {
    return Reply.json(status, Json.object().put("message", message).put("code", code));
  }

  static void check(String content, JsonNode body) {
    if (content.codePointCount(0, content.length()) > LONGEST_CONTENT) {
      throw form("content", "Must be 2000 or fewer in length.");
    }
    if (body.path("nonce").asText("").length() > LONGEST_NONCE) {
      throw form("nonce", "Must be 25 or fewer in length.");
    }
    if (content.isBlank() && body.path("embeds").isEmpty()) {
      throw new Refusal(reply(400, 50006, "Cannot send an empty message"));
    }
  }

  private static Refusal form(String field, String message) {
    ObjectNode body = Json.object().put("message", "Invalid Form Body").put("code", 50035);
    body.putObject("errors")
        .putObject(field)
        .putArray("_errors")
        .addObject()
        .put("code", "BASE_TYPE_MAX_LENGTH")
        .put("message", message);
    return new Refusal(Reply.json(400, body));
  }
}

package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.util.Map;

/** Errors in Jira's shape. */
final class JiraErrors {
  private JiraErrors() {}

  static Reply reply(int status, String... messages) {
    ObjectNode body = Json.object();
    for (String message : messages) {
      body.withArray("errorMessages").add(message);
    }
    body.putObject("errors");
    return Reply.json(status, body);
  }

  static Refusal refusal(int status, String message) {
    return new Refusal(reply(status, message));
  }

  static Refusal field(int status, String field, String message) {
    ObjectNode body = Json.object();
    body.putArray("errorMessages");
    body.putObject("errors").put(field, message);
    return new Refusal(Reply.json(status, body));
  }

  static Refusal fields(int status, Map<String, String> messages) {
    ObjectNode body = Json.object();
    body.putArray("errorMessages");
    ObjectNode errors = body.putObject("errors");
    messages.forEach(errors::put);
    return new Refusal(Reply.json(status, body));
  }

  static Refusal noIssue() {
    return refusal(404, "Issue does not exist or you do not have permission to see it.");
  }
}

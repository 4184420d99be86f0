package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A call to a Data Center site, and who makes it. */
record DcRequest(DcSite at, Optional<Person> caller, Call call) {
  JiraSite site() {
    return at.issues();
  }

  DcJson render() {
    return new DcJson(at);
  }

  /** The caller; 401 when that is nobody. */
  Person me() {
    return caller.orElseThrow(
        () ->
            new Refusal(
                Reply.json(
                        401,
                        Json.object()
                            .put("message", "Client must be authenticated to access this resource.")
                            .put("status-code", 401))
                    .with("WWW-Authenticate", "OAuth realm=\"" + at.uri() + "\"")));
  }

  /** The issue that the path names; nobody is asked to log in. */
  Issue issue() {
    if (caller.isEmpty()) {
      throw new Refusal(
          JiraErrors.reply(
              401, "You do not have the permission to see the specified issue.", "Login Required"));
    }
    return issue(call.part("idOrKey"));
  }

  Issue issue(String idOrKey) {
    return site().find(idOrKey).orElseThrow(() -> JiraErrors.refusal(404, "Issue Does Not Exist"));
  }

  /** The body, which must be an object. */
  JsonNode body() {
    return call.json()
        .filter(JsonNode::isObject)
        .orElseThrow(
            () -> JiraErrors.refusal(400, "No content to map to Object due to end of input"));
  }

  Set<String> expand() {
    return new HashSet<>(SearchApi.split(call.queries("expand")));
  }

  List<String> fields() {
    return SearchApi.split(call.queries("fields"));
  }

  int number(String name, int otherwise) {
    String text = call.query(name).orElse("");
    try {
      return text.isEmpty() ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException malformed) {
      throw JiraErrors.refusal(400, name + " must be a number, not '" + text + "'.");
    }
  }

  void note(String kind, String subject) {
    site().journal().add("jira-dc", kind, subject, Map.of("site", site().name()));
  }
}

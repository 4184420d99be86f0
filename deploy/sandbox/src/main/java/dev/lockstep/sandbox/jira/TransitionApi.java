package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.fault.FaultGate;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which transitions an issue has now, and doing one. */
final class TransitionApi {
  private final FaultGate gate;
  private final WriteLimit writes;

  TransitionApi(FaultGate gate, WriteLimit writes) {
    this.gate = gate;
    this.writes = writes;
  }

  Reply list(JiraSite site, String siteUri, Call call) {
    Issue issue = JiraAccess.issue(site, call);
    boolean withFields = call.query("expand").orElse("").contains("transitions.fields");
    ObjectNode answer = Json.object().put("expand", "transitions");
    answer.set("transitions", offered(site, siteUri, issue, withFields));
    return Reply.json(answer);
  }

  /** What the issue can do now; also what {@code expand=transitions} adds to an issue. */
  static ArrayNode offered(JiraSite site, String siteUri, Issue issue, boolean withFields) {
    IssueJson render = new IssueJson(site, siteUri, 3);
    ArrayNode transitions = Json.array();
    for (Transition transition : available(site, issue)) {
      ObjectNode json = Json.object().put("id", transition.id()).put("name", transition.name());
      json.set("to", render.status(transition.to()));
      json.put("hasScreen", transition.screen())
          .put("isGlobal", false)
          .put("isInitial", false)
          .put("isAvailable", true)
          .put("isConditional", false)
          .put("isLooped", false);
      if (withFields) {
        ObjectNode fields = json.putObject("fields");
        if (transition.screen()) {
          fields.set("resolution", resolutionField());
        }
      }
      transitions.add(json);
    }
    return transitions;
  }

  private static List<Transition> available(JiraSite site, Issue issue) {
    return site.catalog().workflow(issue.type()).from(issue.status());
  }

  private static ObjectNode resolutionField() {
    ObjectNode field = Json.object().put("required", true);
    field.putObject("schema").put("type", "resolution").put("system", "resolution");
    field.put("name", "Resolution").put("key", "resolution").put("hasDefaultValue", false);
    field.putArray("operations").add("set");
    ArrayNode values = field.putArray("allowedValues");
    values.addObject().put("name", "Done").put("id", "10000");
    values.addObject().put("name", "Won't Do").put("id", "10001");
    return field;
  }

  Reply perform(JiraSite site, Call call) {
    Issue issue = JiraAccess.issue(site, call);
    Person author = JiraAccess.known(site, call);
    if (gate.faults().limits().jiraIssueWrites()) {
      writes
          .write(issue.id())
          .ifPresent(
              refused -> {
                throw new Refusal(refused);
              });
    }
    JsonNode body =
        call.json()
            .filter(JsonNode::isObject)
            .orElseThrow(() -> JiraErrors.refusal(400, "Invalid request payload."));
    String id = body.path("transition").path("id").asText("");
    if (id.isEmpty()) {
      throw JiraErrors.refusal(400, "Missing 'transition' identifier");
    }
    if (gate.conflicts(call.path())) {
      note(site, issue, "write.conflict", Map.of("transition", id));
      throw JiraErrors.refusal(
          409, "The issue was changed by somebody else while this request was processed.");
    }
    Transition transition =
        available(site, issue).stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> {
                  note(site, issue, "write.refused", Map.of("transition", id));
                  return JiraErrors.refusal(
                      400,
                      "It seems that you have tried to perform a workflow operation ("
                          + id
                          + ") that is not valid for the current state of this issue ("
                          + issue.key()
                          + "). The likely cause is that somebody has changed the issue recently,"
                          + " please look at the issue history for details.");
                });
    String resolution = resolution(transition, body);
    Doc comment = comment(body.path("update"));
    String from = issue.status().name();
    Issue after = Changes.transition(site, issue, transition.to(), author, resolution, comment);
    Map<String, String> detail = new LinkedHashMap<>();
    detail.put("from", from);
    detail.put("to", after.status().name());
    detail.put("transition", id);
    detail.put("by", author.displayName());
    note(site, after, "write.transition", detail);
    return Reply.empty(204);
  }

  private static @Nullable String resolution(Transition transition, JsonNode body) {
    JsonNode fields = body.path("fields");
    JsonNode update = body.path("update");
    Set<String> named = new HashSet<>();
    fields.fieldNames().forEachRemaining(named::add);
    for (String field : (Iterable<String>) update::fieldNames) {
      if (!named.add(field)) {
        throw JiraErrors.field(
            400, field, "Field '" + field + "' cannot be in both fields and update.");
      }
    }
    for (String field : named) {
      boolean onScreen = transition.screen() && "resolution".equals(field);
      if (!onScreen && !"comment".equals(field)) {
        throw JiraErrors.field(
            400,
            field,
            "Field '"
                + field
                + "' cannot be set. It is not on the appropriate screen, or unknown.");
      }
    }
    JsonNode wanted = fields.path("resolution");
    if (wanted.isMissingNode()) {
      wanted = update.path("resolution").path(0).path("set");
    }
    if (transition.screen() && !wanted.isObject()) {
      throw JiraErrors.field(400, "resolution", "Resolution is required.");
    }
    if (!wanted.isObject()) {
      return null;
    }
    boolean done =
        "Done".equals(wanted.path("name").asText()) || "10000".equals(wanted.path("id").asText());
    return done ? "Done" : "Won't Do";
  }

  private static @Nullable Doc comment(JsonNode update) {
    JsonNode add = update.path("comment").path(0).path("add");
    if (add.isMissingNode()) {
      return null;
    }
    return Adf.read(add.path("body"))
        .orElseThrow(
            () -> JiraErrors.field(400, "comment", "Comment body is not valid! It must be ADF."));
  }

  private static void note(JiraSite site, Issue issue, String kind, Map<String, String> detail) {
    Map<String, String> more = new LinkedHashMap<>(detail);
    more.put("site", site.name());
    site.journal().add("jira", kind, issue.key(), more);
  }
}

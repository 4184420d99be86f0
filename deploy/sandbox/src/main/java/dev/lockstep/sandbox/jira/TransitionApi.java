package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which transitions an issue has now, and doing one. */
final class TransitionApi {
  private final Writes writes;

  TransitionApi(Writes writes) {
    this.writes = writes;
  }

  /** Those whose condition is not met are only told when they are asked for. */
  Reply list(JiraSite site, String siteUri, Call call) {
    Issue issue = JiraAccess.issue(site, call);
    boolean withFields = call.query("expand").orElse("").contains("transitions.fields");
    boolean unavailable =
        "true".equals(call.query("includeUnavailableTransitions").orElse("false"));
    ArrayNode offered = offered(site, siteUri, issue, withFields, unavailable);
    String only = call.query("transitionId").orElse("");
    if (!only.isEmpty()) {
      offered.removeIf(one -> !only.equals(one.path("id").asText()));
    }
    ObjectNode answer = Json.object().put("expand", "transitions");
    answer.set("transitions", offered);
    return Reply.json(answer);
  }

  /** What the issue can do now; also what {@code expand=transitions} adds to an issue. */
  static ArrayNode offered(
      JiraSite site, String siteUri, Issue issue, boolean withFields, boolean unavailable) {
    IssueJson render = new IssueJson(site, siteUri, 3);
    ArrayNode transitions = Json.array();
    for (Transition transition : site.catalog().workflow(issue.type()).from(issue.status())) {
      if (transition.personal() && !unavailable) {
        continue;
      }
      ObjectNode json = Json.object().put("id", transition.id()).put("name", transition.name());
      json.set("to", render.status(transition.to()));
      json.put("hasScreen", transition.screen())
          .put("isGlobal", transition.global())
          .put("isInitial", false)
          .put("isAvailable", !transition.personal())
          .put("isConditional", transition.personal())
          .put("isLooped", false);
      if (withFields) {
        ObjectNode fields = json.putObject("fields");
        String demands = transition.demands();
        if (demands != null) {
          Field field = Fields.find(demands).orElseThrow();
          fields.set(demands, Screens.meta(site, issue.project(), field, render, true));
        }
      }
      transitions.add(json);
    }
    return transitions;
  }

  Reply perform(JiraSite site, Call call) {
    Issue issue = JiraAccess.issue(site, call);
    Person author = JiraAccess.known(site, call);
    writes.counted(issue);
    JsonNode body = Writes.body(call);
    String id = body.path("transition").path("id").asText("");
    if (id.isEmpty()) {
      throw JiraErrors.refusal(400, "Missing 'transition' identifier");
    }
    if (writes.gate().conflicts(call.path())) {
      Writes.note(site, "write.conflict", issue.key(), Map.of("transition", id));
      throw JiraErrors.refusal(
          409, "The issue was changed by somebody else while this request was processed.");
    }
    Transition transition = available(site, issue, id);
    FieldWrite write = screen(site, issue, transition, body);
    Doc comment = comment(body.path("update"));
    String from = issue.status().name();
    Issue after =
        Changes.transition(
            site,
            issue,
            transition.to(),
            author,
            new Changes.Passing(resolution(transition, body), comment, write));
    Map<String, String> detail = new LinkedHashMap<>();
    detail.put("from", from);
    detail.put("to", after.status().name());
    detail.put("transition", id);
    detail.put("by", author.displayName());
    Writes.note(site, "write.transition", after.key(), detail);
    return Reply.empty(204);
  }

  private static Transition available(JiraSite site, Issue issue, String id) {
    List<Transition> ways = site.catalog().workflow(issue.type()).from(issue.status());
    return ways.stream()
        .filter(one -> one.id().equals(id) && !one.personal())
        .findFirst()
        .orElseThrow(
            () -> {
              Writes.note(site, "write.refused", issue.key(), Map.of("transition", id));
              return JiraErrors.refusal(
                  400,
                  "It seems that you have tried to perform a workflow operation ("
                      + id
                      + ") that is not valid for the current state of this issue ("
                      + issue.key()
                      + "). The likely cause is that somebody has changed the issue recently,"
                      + " please look at the issue history for details.");
            });
  }

  /** The fields of the screen; a field that it does not have is refused. */
  private static FieldWrite screen(
      JiraSite site, Issue issue, Transition transition, JsonNode body) {
    Map<String, Field> screen = new LinkedHashMap<>();
    Fields.find("comment").ifPresent(field -> screen.put(field.id(), field));
    String demands = transition.demands();
    if (demands != null) {
      screen.put(demands, Fields.find(demands).orElseThrow());
    }
    FieldWrite write = new FieldWrite(site, issue, screen).read(body, "comment").checked();
    boolean there =
        demands == null || write.names(demands) || issue.extras().others().containsKey(demands);
    if (demands != null && (!there || cleared(body, demands))) {
      throw JiraErrors.field(
          400, demands, Fields.find(demands).orElseThrow().name() + " is required.");
    }
    return write;
  }

  private static boolean cleared(JsonNode body, String field) {
    return body.path("fields").path(field).isNull();
  }

  private static @Nullable String resolution(Transition transition, JsonNode body) {
    if (!"resolution".equals(transition.demands())) {
      return null;
    }
    JsonNode wanted = body.path("fields").path("resolution");
    if (wanted.isMissingNode()) {
      wanted = body.path("update").path("resolution").path(0).path("set");
    }
    if (!wanted.isObject()) {
      throw JiraErrors.field(400, "resolution", "Resolution is required.");
    }
    return Choice.find(Choice.RESOLUTIONS, wanted, "name").map(Choice::name).orElse("Won't Do");
  }

  private static @Nullable Doc comment(JsonNode update) {
    JsonNode add = update.path("comment").path(0).path("add");
    if (add.isMissingNode()) {
      return null;
    }
    try {
      return SideOps.comment(add.path("body"));
    } catch (FieldValues.Wrong wrong) {
      throw JiraErrors.field(400, "comment", String.valueOf(wrong.getMessage()));
    }
  }
}

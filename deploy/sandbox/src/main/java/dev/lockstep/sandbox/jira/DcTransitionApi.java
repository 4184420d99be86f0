package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.fault.FaultGate;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Moving an issue of a Data Center site; comments are wiki text. */
final class DcTransitionApi {
  private final FaultGate gate;

  DcTransitionApi(FaultGate gate) {
    this.gate = gate;
  }

  static Reply list(DcRequest request) {
    Issue issue = request.issue();
    DcJson render = request.render();
    boolean withFields = request.expand().contains("transitions.fields");
    ObjectNode answer = Json.object().put("expand", "transitions");
    answer.set(
        "transitions",
        render
            .dress()
            .dress(
                TransitionApi.offered(
                    request.site(), request.at().uri(), issue, withFields, false)));
    return Reply.json(answer);
  }

  Reply perform(DcRequest request) {
    Issue issue = request.issue();
    JsonNode body = request.body();
    String id = body.path("transition").path("id").asText("");
    if (id.isEmpty()) {
      throw JiraErrors.refusal(400, "Missing 'transition' identifier");
    }
    if (gate.conflicts(request.call().path())) {
      throw JiraErrors.refusal(
          409, "The issue was changed by somebody else while this request was processed.");
    }
    Transition transition =
        request.site().catalog().workflow(issue.type()).from(issue.status()).stream()
            .filter(one -> one.id().equals(id) && !one.personal())
            .findFirst()
            .orElseThrow(
                () -> {
                  request.note("write.refused", issue.key());
                  return JiraErrors.refusal(
                      400,
                      "It seems that you have tried to perform a workflow operation ("
                          + id
                          + ") that is not valid for the current state of this issue ("
                          + issue.key()
                          + "). The likely cause is that somebody has changed the issue recently,"
                          + " please look at the issue history for details.");
                });
    FieldWrite write = screen(request, issue, transition, body);
    Person author = request.me();
    Issue moved =
        Changes.transition(
            request.site(),
            issue,
            transition.to(),
            author,
            new Changes.Passing(resolution(transition, body), null, write));
    Issue after = write.finish(moved, author);
    note(request, issue, after, transition, author);
    return Reply.empty(204);
  }

  /** The fields of the screen; others are refused, and the one it demands must be there. */
  private static FieldWrite screen(
      DcRequest request, Issue issue, Transition transition, JsonNode body) {
    String demands = transition.demands();
    Map<String, Field> screen = new LinkedHashMap<>();
    if (demands != null) {
      screen.put(demands, Fields.find(demands).orElseThrow());
    }
    FieldWrite write = DcWrite.of(request.at(), issue, screen, body).checked();
    boolean there =
        demands == null || write.names(demands) || issue.extras().others().containsKey(demands);
    if (demands != null && (!there || body.path("fields").path(demands).isNull())) {
      throw JiraErrors.field(
          400, demands, Fields.find(demands).orElseThrow().name() + " is required.");
    }
    return write;
  }

  private static @Nullable String resolution(Transition transition, JsonNode body) {
    if (!"resolution".equals(transition.demands())) {
      return null;
    }
    JsonNode wanted = body.path("fields").path("resolution");
    if (wanted.isMissingNode()) {
      wanted = body.path("update").path("resolution").path(0).path("set");
    }
    return Choice.find(Choice.RESOLUTIONS, wanted, "name").map(Choice::name).orElse("Won't Do");
  }

  private static void note(
      DcRequest request, Issue before, Issue after, Transition transition, Person author) {
    Map<String, String> detail = new LinkedHashMap<>();
    detail.put("from", before.status().name());
    detail.put("to", after.status().name());
    detail.put("transition", transition.id());
    detail.put("by", author.displayName());
    detail.put("site", request.site().name());
    request.site().journal().add("jira-dc", "write.transition", after.key(), detail);
  }
}

package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.Map;

/** Links between the issues of a Data Center site. */
final class DcLinkApi {
  private DcLinkApi() {}

  static Reply types(DcRequest request) {
    request.me();
    ObjectNode answer = Json.object();
    ArrayNode types = answer.putArray("issueLinkTypes");
    LinkType.ALL.forEach(type -> types.add(request.render().older().parts().type(type)));
    return Reply.json(answer);
  }

  /** Answers without a body; the same link again is no error and no second link. */
  static Reply create(DcRequest request) {
    Person author = request.me();
    JsonNode body = request.body();
    String wanted = body.path("type").path("name").asText(body.path("type").path("id").asText());
    LinkType type =
        LinkType.find(wanted)
            .orElseThrow(
                () ->
                    JiraErrors.refusal(
                        404, "No issue link type with name '" + wanted + "' found."));
    Issue from = end(request, body.path("inwardIssue"));
    Issue to = end(request, body.path("outwardIssue"));
    JsonNode comment = body.path("comment").path("body");
    SideChanges.link(request.site(), type, from, to, author);
    if (comment.isTextual()) {
      Issue now = request.site().byId(from.id()).orElse(from);
      Changes.comment(request.site(), now, author, Doc.ofText(comment.asText()), Map.of());
    }
    request.note("write.link", from.key());
    return Reply.empty(201);
  }

  private static Issue end(DcRequest request, JsonNode wanted) {
    String issue = wanted.path("key").asText(wanted.path("id").asText());
    return request
        .site()
        .find(issue)
        .orElseThrow(
            () ->
                JiraErrors.refusal(
                    404, "Issue with key '" + issue + "' does not exist or cannot be seen."));
  }

  static Reply get(DcRequest request) {
    DcJson render = request.render();
    return Reply.json(render.dress().dress(render.older().parts().link(link(request))));
  }

  static Reply delete(DcRequest request) {
    SideChanges.unlink(request.site(), link(request), request.me());
    return Reply.empty(204);
  }

  private static Link link(DcRequest request) {
    request.me();
    String id = request.call().part("id");
    return request
        .site()
        .links()
        .find(id.matches("\\d{1,18}") ? Long.parseLong(id) : 0)
        .orElseThrow(() -> JiraErrors.refusal(404, "No issue link with id '" + id + "' exists."));
  }
}

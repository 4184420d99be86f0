package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.Optional;

/** Links of a Data Center site to elsewhere: one per global id, the last write holds entirely. */
final class DcRemoteLinkApi {
  private DcRemoteLinkApi() {}

  static Reply list(DcRequest request) {
    Issue issue = request.issue();
    Optional<String> globalId = request.call().query("globalId");
    if (globalId.isPresent()) {
      return Reply.json(json(request, issue, named(request, issue, globalId.get())));
    }
    ArrayNode all = Json.array();
    request
        .site()
        .belongings()
        .remoteLinks(issue.id())
        .forEach(link -> all.add(json(request, issue, link)));
    return Reply.json(all);
  }

  static Reply get(DcRequest request) {
    Issue issue = request.issue();
    return Reply.json(json(request, issue, identified(request, issue)));
  }

  /** 201 for a new one, 200 for one that replaced another. */
  static Reply put(DcRequest request) {
    Issue issue = request.issue();
    Person author = request.me();
    ObjectNode body = (ObjectNode) request.body();
    JsonNode object = body.path("object");
    for (String needed : new String[] {"url", "title"}) {
      if (object.path(needed).asText().isBlank()) {
        throw JiraErrors.field(400, needed, "'" + needed + "' is required.");
      }
    }
    String globalId = body.path("globalId").asText();
    RemoteLink before =
        globalId.isEmpty()
            ? null
            : request.site().belongings().remoteLink(issue.id(), globalId).orElse(null);
    RemoteLink link = SideChanges.remoteLink(request.site(), issue, before, globalId, body, author);
    request.note("write.remotelink", issue.key());
    return Reply.json(
        before == null ? 201 : 200,
        Json.object().put("id", link.id()).put("self", self(request, issue, link)));
  }

  static Reply delete(DcRequest request) {
    Issue issue = request.issue();
    SideChanges.dropRemoteLink(request.site(), issue, identified(request, issue), request.me());
    return Reply.empty(204);
  }

  static Reply deleteNamed(DcRequest request) {
    Issue issue = request.issue();
    String globalId = request.call().query("globalId").orElse("");
    SideChanges.dropRemoteLink(
        request.site(), issue, named(request, issue, globalId), request.me());
    return Reply.empty(204);
  }

  private static RemoteLink named(DcRequest request, Issue issue, String globalId) {
    return request
        .site()
        .belongings()
        .remoteLink(issue.id(), globalId)
        .orElseThrow(() -> missing("globalId '" + globalId + "'"));
  }

  private static RemoteLink identified(DcRequest request, Issue issue) {
    String id = request.call().part("id");
    return request.site().belongings().remoteLinks(issue.id()).stream()
        .filter(link -> Long.toString(link.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> missing("id '" + id + "'"));
  }

  private static RuntimeException missing(String what) {
    return JiraErrors.refusal(
        404, "The remote issue link with the " + what + " could not be found.");
  }

  private static String self(DcRequest request, Issue issue, RemoteLink link) {
    return request.render().api() + "/issue/" + issue.key() + "/remotelink/" + link.id();
  }

  private static ObjectNode json(DcRequest request, Issue issue, RemoteLink link) {
    ObjectNode json = Json.object().put("id", link.id()).put("self", self(request, issue, link));
    json.setAll(link.body());
    return json;
  }
}

package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Links from issues to things elsewhere; the global id makes writing one again harmless. */
final class RemoteLinkApi {
  private static final int LONGEST_ID = 255;

  private final Writes writes;

  RemoteLinkApi(Writes writes) {
    this.writes = writes;
  }

  Reply list(JiraSite site, String siteUri, Call call) {
    Issue issue = JiraAccess.issue(site, call);
    PartsJson render = new IssueJson(site, siteUri, 3).parts();
    Optional<String> globalId = call.query("globalId");
    if (globalId.isPresent()) {
      return Reply.json(render.remoteLink(issue, byGlobalId(site, issue, globalId.get())));
    }
    ArrayNode all = Json.array();
    site.belongings()
        .remoteLinks(issue.id())
        .forEach(link -> all.add(render.remoteLink(issue, link)));
    return Reply.json(all);
  }

  Reply put(JiraSite site, String siteUri, Call call) {
    Issue issue = writes.writable(site, call);
    Person author = JiraAccess.known(site, call);
    JsonNode body = Writes.body(call);
    Map<String, String> errors = new LinkedHashMap<>();
    if (!body.path("object").path("url").isTextual()) {
      errors.put("object.url", "'url' is required.");
    }
    if (body.path("object").path("title").asText("").isEmpty()) {
      errors.put("object.title", "'title' is required.");
    }
    String globalId = body.path("globalId").asText("");
    if (globalId.length() > LONGEST_ID) {
      errors.put("globalId", "The global ID must not be longer than 255 characters.");
    }
    if (!errors.isEmpty()) {
      throw JiraErrors.fields(400, errors);
    }
    RemoteLink before =
        globalId.isEmpty() ? null : site.belongings().remoteLink(issue.id(), globalId).orElse(null);
    RemoteLink link =
        SideChanges.remoteLink(site, issue, before, globalId, (ObjectNode) body, author);
    note(
        site, before == null ? "write.remotelink" : "write.remotelink.update", issue, link, author);
    return Reply.json(
        before == null ? 201 : 200,
        Json.object()
            .put("id", link.id())
            .put(
                "self", siteUri + "/rest/api/3/issue/" + issue.key() + "/remotelink/" + link.id()));
  }

  Reply deleteByGlobalId(JiraSite site, Call call) {
    Issue issue = writes.writable(site, call);
    Person author = JiraAccess.known(site, call);
    String globalId =
        call.query("globalId")
            .filter(id -> !id.isEmpty())
            .orElseThrow(() -> JiraErrors.refusal(400, "The 'globalId' must be given."));
    RemoteLink link = byGlobalId(site, issue, globalId);
    SideChanges.dropRemoteLink(site, issue, link, author);
    note(site, "write.remotelink.delete", issue, link, author);
    return Reply.empty(204);
  }

  Reply delete(JiraSite site, Call call) {
    Issue issue = writes.writable(site, call);
    Person author = JiraAccess.known(site, call);
    RemoteLink link =
        site.belongings().remoteLinks(issue.id()).stream()
            .filter(one -> Long.toString(one.id()).equals(call.part("id")))
            .findFirst()
            .orElseThrow(() -> JiraErrors.refusal(404, "The remote link does not exist."));
    SideChanges.dropRemoteLink(site, issue, link, author);
    note(site, "write.remotelink.delete", issue, link, author);
    return Reply.empty(204);
  }

  private static RemoteLink byGlobalId(JiraSite site, Issue issue, String globalId) {
    return site.belongings()
        .remoteLink(issue.id(), globalId)
        .orElseThrow(
            () ->
                JiraErrors.refusal(
                    404, "No remote link with global id '" + globalId + "' exists."));
  }

  private static void note(
      JiraSite site, String kind, Issue issue, RemoteLink link, Person author) {
    Writes.note(
        site, kind, issue.key(), Map.of("globalId", link.globalId(), "by", author.displayName()));
  }
}

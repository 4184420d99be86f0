package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.util.Map;
import java.util.Optional;

/** Links between issues. */
final class LinkApi {
  private final Writes writes;

  LinkApi(Writes writes) {
    this.writes = writes;
  }

  static Reply types(JiraSite site, String siteUri, Call call) {
    JiraAccess.known(site, call);
    PartsJson render = new IssueJson(site, siteUri, 3).parts();
    ObjectNode answer = Json.object();
    ArrayNode types = answer.putArray("issueLinkTypes");
    LinkType.ALL.forEach(type -> types.add(render.type(type)));
    return Reply.json(answer);
  }

  Reply get(JiraSite site, String siteUri, Call call) {
    JiraAccess.known(site, call);
    return Reply.json(new IssueJson(site, siteUri, 3).parts().link(existing(site, call)));
  }

  /** The inward issue is the one that blocks, clones or duplicates the outward one. */
  Reply create(JiraSite site, Call call) {
    Person author = JiraAccess.known(site, call);
    JsonNode body = Writes.body(call);
    LinkType type;
    try {
      type = SideOps.linkType(body.path("type"));
    } catch (FieldValues.Wrong unknown) {
      throw JiraErrors.refusal(404, String.valueOf(unknown.getMessage()));
    }
    Issue from = end(site, body.path("inwardIssue"));
    Issue to = end(site, body.path("outwardIssue"));
    if (from.id() == to.id()) {
      throw JiraErrors.refusal(400, "You cannot link an issue to itself.");
    }
    JsonNode comment = body.path("comment").path("body");
    Optional<Doc> said = comment.isMissingNode() ? Optional.empty() : Optional.of(text(comment));
    writes.counted(from);
    writes.counted(to);
    Link link = SideChanges.link(site, type, from, to, author);
    said.ifPresent(
        doc -> Changes.comment(site, site.byId(from.id()).orElse(from), author, doc, Map.of()));
    Writes.note(
        site,
        "write.link",
        from.key(),
        Map.of(
            "type", type.name(),
            "to", to.key(),
            "link", Long.toString(link.id()),
            "by", author.displayName()));
    return Reply.empty(201);
  }

  private static Doc text(JsonNode comment) {
    try {
      return SideOps.comment(comment);
    } catch (FieldValues.Wrong wrong) {
      throw JiraErrors.field(400, "comment", String.valueOf(wrong.getMessage()));
    }
  }

  Reply delete(JiraSite site, Call call) {
    Person author = JiraAccess.known(site, call);
    Link link = existing(site, call);
    site.byId(link.from()).ifPresent(writes::counted);
    SideChanges.unlink(site, link, author);
    Writes.note(
        site,
        "write.unlink",
        site.byId(link.from()).map(Issue::key).orElse(""),
        Map.of(
            "type", link.type().name(),
            "to", site.byId(link.to()).map(Issue::key).orElse(""),
            "by", author.displayName()));
    return Reply.empty(204);
  }

  private static Issue end(JiraSite site, JsonNode named) {
    return site.find(named.path("key").asText(named.path("id").asText("")))
        .orElseThrow(JiraErrors::noIssue);
  }

  private static Link existing(JiraSite site, Call call) {
    String id = call.part("id");
    return Optional.of(id)
        .filter(text -> text.matches("\\d{1,18}"))
        .flatMap(text -> site.links().find(Long.parseLong(text)))
        .orElseThrow(() -> missing(id));
  }

  private static Refusal missing(String id) {
    return JiraErrors.refusal(404, "No issue link with id '" + id + "' exists.");
  }
}

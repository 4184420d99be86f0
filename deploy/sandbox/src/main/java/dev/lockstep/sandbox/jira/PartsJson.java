package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import org.jspecify.annotations.Nullable;

/** The JSON of what issues point to or own: components, versions, sprints, links, files. */
final class PartsJson {
  private final JiraSite site;
  private final IssueJson issues;

  PartsJson(JiraSite site, IssueJson issues) {
    this.site = site;
    this.issues = issues;
  }

  ObjectNode component(Component component) {
    return Json.object()
        .put("self", issues.base() + "/component/" + component.id())
        .put("id", Long.toString(component.id()))
        .put("name", component.name());
  }

  ObjectNode version(Version version) {
    ObjectNode json =
        Json.object()
            .put("self", issues.base() + "/version/" + version.id())
            .put("id", Long.toString(version.id()))
            .put("description", "")
            .put("name", version.name())
            .put("archived", version.archived())
            .put("released", version.released());
    if (version.releaseDate() != null) {
      json.put("releaseDate", version.releaseDate());
    }
    return json;
  }

  ObjectNode option(Choice option) {
    return Json.object()
        .put("self", issues.base() + "/customFieldOption/" + option.id())
        .put("value", option.name())
        .put("id", option.id());
  }

  static ObjectNode sprint(Sprint sprint) {
    return Json.object()
        .put("id", sprint.id())
        .put("name", sprint.name())
        .put("state", sprint.state())
        .put("boardId", sprint.boardId())
        .put("goal", "");
  }

  ArrayNode components(Issue issue) {
    ArrayNode all = Json.array();
    issue
        .extras()
        .components()
        .forEach(id -> site.plan().component(id).ifPresent(one -> all.add(component(one))));
    return all;
  }

  ArrayNode versions(Issue issue, String field) {
    ArrayNode all = Json.array();
    issue
        .extras()
        .ids(field)
        .forEach(id -> site.plan().version(id).ifPresent(one -> all.add(version(one))));
    return all;
  }

  /** The value of one of the rarer fields; null when there is none. */
  @Nullable JsonNode other(Issue issue, String field) {
    JsonNode value = issue.extras().others().get(field);
    if (value == null) {
      return null;
    }
    return switch (field) {
      case Fields.SPRINT -> {
        ArrayNode sprints = Json.array();
        value.forEach(
            id -> site.plan().sprint(id.asLong()).ifPresent(one -> sprints.add(sprint(one))));
        yield sprints;
      }
      case Fields.CUSTOMER_TIER ->
          Choice.find(Choice.TIERS, value.asText()).map(this::option).orElse(null);
      case Fields.TEAM ->
          Choice.find(Choice.TEAMS, value.asText())
              .map(
                  team ->
                      Json.object()
                          .put("id", team.id())
                          .put("name", team.name())
                          .put("title", team.name())
                          .put("isVisible", true)
                          .put("isVerified", false)
                          .put("isShared", true))
              .orElse(null);
      default -> value;
    };
  }

  /** The links of an issue; an end that is gone takes its link along. */
  ArrayNode links(Issue issue) {
    ArrayNode all = Json.array();
    for (Link link : site.links().of(issue.id())) {
      site.byId(link.other(issue.id()))
          .ifPresent(
              other -> {
                ObjectNode json = all.addObject().put("id", Long.toString(link.id()));
                json.put("self", issues.base() + "/issueLink/" + link.id());
                json.set("type", type(link.type()));
                boolean from = link.from() == issue.id();
                json.set(from ? "outwardIssue" : "inwardIssue", issues.brief(other));
              });
    }
    return all;
  }

  /** A link by itself, with both ends. */
  ObjectNode link(Link link) {
    ObjectNode json = Json.object().put("id", Long.toString(link.id()));
    json.put("self", issues.base() + "/issueLink/" + link.id());
    json.set("type", type(link.type()));
    site.byId(link.from()).ifPresent(end -> json.set("inwardIssue", issues.brief(end)));
    site.byId(link.to()).ifPresent(end -> json.set("outwardIssue", issues.brief(end)));
    return json;
  }

  ObjectNode type(LinkType type) {
    return Json.object()
        .put("id", type.id())
        .put("name", type.name())
        .put("inward", type.inward())
        .put("outward", type.outward())
        .put("self", issues.base() + "/issueLinkType/" + type.id());
  }

  ArrayNode attachments(Issue issue) {
    ArrayNode all = Json.array();
    site.belongings().attachments(issue.id()).forEach(file -> all.add(attachment(file)));
    return all;
  }

  ObjectNode attachment(Attachment file) {
    ObjectNode json =
        Json.object()
            .put("self", issues.base() + "/attachment/" + file.id())
            .put("id", Long.toString(file.id()))
            .put("filename", file.filename());
    json.set("author", issues.person(file.author(), true));
    json.put("created", issues.time(file.created()))
        .put("size", file.content().length)
        .put("mimeType", file.mimeType())
        .put("content", issues.base() + "/attachment/content/" + file.id());
    if (file.mimeType().startsWith("image/")) {
      json.put("thumbnail", issues.base() + "/attachment/thumbnail/" + file.id());
    }
    return json;
  }

  ObjectNode remoteLink(Issue issue, RemoteLink link) {
    ObjectNode json =
        Json.object()
            .put("id", link.id())
            .put("self", issues.base() + "/issue/" + issue.key() + "/remotelink/" + link.id());
    json.put("globalId", link.globalId());
    JsonNode application = link.body().path("application");
    json.set("application", application.isObject() ? application : Json.object());
    if (link.body().path("relationship").isTextual()) {
      json.set("relationship", link.body().get("relationship"));
    }
    json.set("object", link.body().path("object"));
    return json;
  }
}

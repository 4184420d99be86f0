package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.List;

/** What a site has: who I am, fields, projects, statuses, issue types. */
final class DirectoryApi {
  private DirectoryApi() {}

  static Reply myself(JiraSite site, String siteUri, Call call) {
    Person me = JiraAccess.known(site, call);
    ObjectNode json =
        java.util.Objects.requireNonNull(new IssueJson(site, siteUri, 3).person(me, true));
    json.put("locale", "en_US");
    json.putObject("groups").put("size", 1).putArray("items");
    json.putObject("applicationRoles").put("size", 1).putArray("items");
    return Reply.json(json.put("expand", "groups,applicationRoles"));
  }

  static Reply serverInfo(JiraSite site, String siteUri) {
    return Reply.json(
        Json.object()
            .put("baseUrl", siteUri)
            .put("version", "1001.0.0-SNAPSHOT")
            .put("deploymentType", "Cloud")
            .put("serverTitle", site.name())
            .put("serverTime", new IssueJson(site, siteUri, 3).time(site.clock().millis())));
  }

  static Reply fields() {
    ArrayNode fields = Json.array();
    for (Field field : Fields.ALL) {
      ObjectNode json =
          fields
              .addObject()
              .put("id", field.id())
              .put("key", field.id())
              .put("name", field.name())
              .put("custom", field.isCustom())
              .put("orderable", true)
              .put("navigable", true)
              .put("searchable", true);
      ArrayNode clauses = json.putArray("clauseNames").add(field.clause());
      if (field.isCustom()) {
        clauses.add(field.name());
      }
      json.set("schema", field.schema());
    }
    return Reply.json(fields);
  }

  static Reply projects(JiraSite site, String siteUri, Call call) {
    IssueJson render = new IssueJson(site, siteUri, 3);
    boolean seen = JiraAccess.caller(site, call).isPresent();
    List<ObjectNode> all =
        seen ? site.projects().stream().map(render::project).toList() : List.of();
    return offsetPage(siteUri + "/rest/api/3/project/search", all, call);
  }

  static Reply statuses(JiraSite site, String siteUri, Call call) {
    IssueJson render = new IssueJson(site, siteUri, 3);
    ArrayNode all = Json.array();
    if (JiraAccess.caller(site, call).isPresent()) {
      site.catalog().statuses().forEach(status -> all.add(render.status(status)));
    }
    return Reply.json(all);
  }

  static Reply statusSearch(JiraSite site, String siteUri, Call call) {
    JiraAccess.known(site, call);
    List<ObjectNode> all =
        site.catalog().statuses().stream().map(DirectoryApi::searchStatus).toList();
    return offsetPage(siteUri + "/rest/api/3/statuses/search", all, call);
  }

  private static ObjectNode searchStatus(Status status) {
    String category =
        switch (status.category()) {
          case TODO -> "TODO";
          case DOING -> "IN_PROGRESS";
          case DONE -> "DONE";
        };
    ObjectNode json =
        Json.object()
            .put("id", status.id())
            .put("name", status.name())
            .put("statusCategory", category)
            .put("description", "");
    json.putObject("scope").put("type", "GLOBAL");
    return json;
  }

  static Reply types(JiraSite site, String siteUri, Call call) {
    IssueJson render = new IssueJson(site, siteUri, 3);
    ArrayNode all = Json.array();
    if (JiraAccess.caller(site, call).isPresent()) {
      site.catalog().types().forEach(type -> all.add(render.type(type)));
    }
    return Reply.json(all);
  }

  /** {@code /project/{key}/statuses}: per issue type, the statuses of its workflow. */
  static Reply projectStatuses(JiraSite site, String siteUri, Call call) {
    JiraAccess.known(site, call);
    site.project(call.part("project"))
        .orElseThrow(
            () ->
                JiraErrors.refusal(
                    404, "No project could be found with key '" + call.part("project") + "'."));
    IssueJson render = new IssueJson(site, siteUri, 3);
    ArrayNode all = Json.array();
    for (IssueType type : site.catalog().types()) {
      ObjectNode json = all.addObject();
      json.put("self", siteUri + "/rest/api/3/issuetype/" + type.id())
          .put("id", type.id())
          .put("name", type.name())
          .put("subtask", type.subtask());
      ArrayNode statuses = json.putArray("statuses");
      site.catalog()
          .workflow(type)
          .ways()
          .keySet()
          .forEach(status -> statuses.add(render.status(status)));
    }
    return Reply.json(all);
  }

  private static Reply offsetPage(String self, List<ObjectNode> all, Call call) {
    int start;
    int limit;
    try {
      start = Math.max(0, Integer.parseInt(call.query("startAt").orElse("0")));
      limit = Math.min(100, Integer.parseInt(call.query("maxResults").orElse("50")));
    } catch (NumberFormatException malformed) {
      throw JiraErrors.refusal(400, "startAt and maxResults must be numbers.");
    }
    int end = Math.min(all.size(), start + limit);
    ObjectNode page =
        Json.object().put("self", self + "?startAt=" + start + "&maxResults=" + limit);
    if (end < all.size()) {
      page.put("nextPage", self + "?startAt=" + end + "&maxResults=" + limit);
    }
    page.put("maxResults", limit)
        .put("startAt", start)
        .put("total", all.size())
        .put("isLast", end >= all.size());
    ArrayNode values = page.putArray("values");
    all.subList(Math.min(start, end), end).forEach(values::add);
    return Reply.json(page);
  }
}

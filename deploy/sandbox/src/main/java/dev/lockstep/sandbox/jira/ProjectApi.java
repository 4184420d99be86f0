package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.List;

/** What a project has: components, versions, and what new issues can be given. */
final class ProjectApi {
  private static final int PAGE = 50;
  private static final int MOST = 200;

  private ProjectApi() {}

  static Reply project(JiraSite site, String siteUri, Call call) {
    Project project = existing(site, call);
    IssueJson render = new IssueJson(site, siteUri, 3);
    ObjectNode json = render.project(project).deepCopy();
    json.put("expand", "description,lead,issueTypes,url,projectKeys,permissions,insight");
    json.put("assigneeType", "UNASSIGNED").put("description", "").put("style", "classic");
    json.set("components", components(site, render, project));
    json.set("versions", versions(site, render, project));
    ArrayNode types = json.putArray("issueTypes");
    creatable(site).forEach(type -> types.add(render.type(type)));
    json.putObject("roles");
    return Reply.json(json);
  }

  static Reply components(JiraSite site, String siteUri, Call call) {
    Project project = existing(site, call);
    return Reply.json(components(site, new IssueJson(site, siteUri, 3), project));
  }

  private static ArrayNode components(JiraSite site, IssueJson render, Project project) {
    ArrayNode all = Json.array();
    for (Component one : site.plan().components(project)) {
      all.add(
          render
              .parts()
              .component(one)
              .put("assigneeType", "PROJECT_DEFAULT")
              .put("realAssigneeType", "PROJECT_DEFAULT")
              .put("isAssigneeTypeValid", false)
              .put("project", project.key())
              .put("projectId", project.id()));
    }
    return all;
  }

  static Reply versions(JiraSite site, String siteUri, Call call) {
    Project project = existing(site, call);
    return Reply.json(versions(site, new IssueJson(site, siteUri, 3), project));
  }

  private static ArrayNode versions(JiraSite site, IssueJson render, Project project) {
    ArrayNode all = Json.array();
    for (Version one : site.plan().versions(project)) {
      all.add(render.parts().version(one).put("projectId", project.id()));
    }
    return all;
  }

  static Reply createTypes(JiraSite site, String siteUri, Call call) {
    existing(site, call);
    Paging paging = Paging.of(call, PAGE, MOST);
    IssueJson render = new IssueJson(site, siteUri, 3);
    List<IssueType> types = creatable(site);
    ObjectNode answer = paging.head(types.size());
    ArrayNode list = answer.putArray("issueTypes");
    paging.of(types).forEach(type -> list.add(render.type(type)));
    return Reply.json(answer);
  }

  static Reply createFields(JiraSite site, String siteUri, Call call) {
    Project project = existing(site, call);
    IssueType type =
        creatable(site).stream()
            .filter(one -> one.id().equals(call.part("type")))
            .findFirst()
            .orElseThrow(
                () -> JiraErrors.refusal(404, "The issue type does not exist in the project."));
    Paging paging = Paging.of(call, PAGE, MOST);
    IssueJson render = new IssueJson(site, siteUri, 3);
    List<Field> fields = new ArrayList<>(Screens.create(site, type).values());
    ObjectNode answer = paging.head(fields.size());
    ArrayNode list = answer.putArray("fields");
    for (Field field : paging.of(fields)) {
      boolean required = Screens.required(type, field);
      list.add(Screens.meta(site, project, field, render, required).put("fieldId", field.id()));
    }
    return Reply.json(answer);
  }

  static Reply priorities(JiraSite site, String siteUri, Call call) {
    JiraAccess.known(site, call);
    IssueJson render = new IssueJson(site, siteUri, 3);
    ArrayNode all = Json.array();
    Choice.PRIORITIES.forEach(
        one ->
            all.add(
                render.priority(one.name()).put("description", "").put("statusColor", "#ffab00")));
    return Reply.json(all);
  }

  private static List<IssueType> creatable(JiraSite site) {
    return site.catalog().types().stream()
        .filter(type -> !site.settings().notCreatable().contains(type.name()))
        .toList();
  }

  static Project existing(JiraSite site, Call call) {
    JiraAccess.known(site, call);
    String wanted = call.part("project");
    return site.project(wanted)
        .orElseThrow(
            () -> JiraErrors.refusal(404, "No project could be found with key '" + wanted + "'."));
  }
}

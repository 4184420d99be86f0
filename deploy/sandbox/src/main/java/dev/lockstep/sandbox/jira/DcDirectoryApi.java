package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.time.Instant;
import java.util.Arrays;

/** What a Data Center site has: version, fields, projects, statuses, types. Lists are not paged. */
final class DcDirectoryApi {
  private DcDirectoryApi() {}

  /** Told to everybody. */
  static Reply serverInfo(DcRequest request) {
    String version = request.at().settings().fullVersion();
    ObjectNode json = Json.object().put("baseUrl", request.at().uri()).put("version", version);
    Arrays.stream(version.split("\\."))
        .map(Integer::valueOf)
        .forEach(json.putArray("versionNumbers")::add);
    return Reply.json(
        json.put("deploymentType", "Server")
            .put("buildNumber", 10_030_002)
            .put("serverTime", request.render().older().time(now(request)))
            .put("serverTitle", request.site().name()));
  }

  private static long now(DcRequest request) {
    return Instant.now(request.site().clock()).toEpochMilli();
  }

  static Reply projects(DcRequest request) {
    ArrayNode all = Json.array();
    DcJson render = request.render();
    if (request.caller().isPresent()) {
      request
          .site()
          .projects()
          .forEach(project -> all.add(render.dress().dress(render.older().project(project))));
    }
    return Reply.json(all);
  }

  private static Project known(DcRequest request) {
    String key = request.call().part("project");
    return request
        .caller()
        .flatMap(somebody -> request.site().project(key))
        .orElseThrow(
            () -> JiraErrors.refusal(404, "No project could be found with key '" + key + "'."));
  }

  static Reply project(DcRequest request) {
    DcJson render = request.render();
    Project project = known(request);
    ObjectNode json = render.dress().dress(render.older().project(project));
    ArrayNode types = json.putArray("issueTypes");
    request
        .site()
        .catalog()
        .types()
        .forEach(type -> types.add(render.dress().dress(render.older().type(type))));
    return Reply.json(json);
  }

  static Reply projectStatuses(DcRequest request) {
    known(request);
    DcJson render = request.render();
    ArrayNode all = Json.array();
    for (IssueType type : request.site().catalog().types()) {
      ObjectNode json = all.addObject();
      json.put("self", render.api() + "/issuetype/" + type.id())
          .put("id", type.id())
          .put("name", type.name())
          .put("subtask", type.subtask());
      ArrayNode statuses = json.putArray("statuses");
      request
          .site()
          .catalog()
          .workflow(type)
          .ways()
          .keySet()
          .forEach(status -> statuses.add(render.dress().dress(render.older().status(status))));
    }
    return Reply.json(all);
  }

  static Reply components(DcRequest request) {
    DcJson render = request.render();
    ArrayNode all = Json.array();
    request
        .site()
        .plan()
        .components(known(request))
        .forEach(one -> all.add(render.older().parts().component(one)));
    return Reply.json(all);
  }

  static Reply versions(DcRequest request) {
    DcJson render = request.render();
    ArrayNode all = Json.array();
    request
        .site()
        .plan()
        .versions(known(request))
        .forEach(one -> all.add(render.older().parts().version(one)));
    return Reply.json(all);
  }

  static Reply statuses(DcRequest request) {
    ArrayNode all = Json.array();
    DcJson render = request.render();
    request
        .site()
        .catalog()
        .statuses()
        .forEach(status -> all.add(render.dress().dress(render.older().status(status))));
    return Reply.json(all);
  }

  static Reply types(DcRequest request) {
    ArrayNode all = Json.array();
    DcJson render = request.render();
    request
        .site()
        .catalog()
        .types()
        .forEach(type -> all.add(render.dress().dress(render.older().type(type))));
    return Reply.json(all);
  }

  static Reply priorities(DcRequest request) {
    ArrayNode all = Json.array();
    Choice.PRIORITIES.forEach(one -> all.add(request.render().older().priority(one.name())));
    return Reply.json(all);
  }
}

package dev.lockstep.sandbox.azuredevops;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.TreeSet;

/** Teams, their sprints, areas and capacity. */
final class TeamsApi {
  private static final String SETTINGS = "/{project}/{team}/_apis/work/teamsettings";

  private final AzureDevOpsUpstream upstream;
  private final Clock clock;

  TeamsApi(AzureDevOpsUpstream upstream, Clock clock) {
    this.upstream = upstream;
    this.clock = clock;
  }

  void routes() {
    upstream.on("GET", SETTINGS + "/iterations", this::iterations);
    upstream.on("GET", SETTINGS + "/iterations/{id}/capacities", this::capacities);
    upstream.on("GET", SETTINGS + "/teamfieldvalues", this::areas);
    upstream.on("GET", "/{project}/_apis/wit/classificationnodes/Areas", this::areaTree);
  }

  private Reply iterations(Call call) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return GitApi.list(
        team(call).sprints().stream()
            .map(
                sprint -> {
                  ObjectNode json =
                      Json.object()
                          .put("id", sprint.id())
                          .put("name", sprint.name())
                          .put("path", sprint.path());
                  json.putObject("attributes")
                      .put("startDate", sprint.start() + "T00:00:00Z")
                      .put("finishDate", sprint.finish() + "T00:00:00Z")
                      .put(
                          "timeFrame",
                          today.isBefore(sprint.start())
                              ? "future"
                              : today.isAfter(sprint.finish()) ? "past" : "current");
                  return json;
                })
            .toList());
  }

  private Reply capacities(Call call) {
    String id = call.part("id");
    Team.Sprint sprint =
        team(call).sprints().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(() -> missing("iteration " + id));
    ObjectNode body = Json.object();
    ArrayNode members = body.putArray("teamMembers");
    sprint
        .capacity()
        .forEach(
            (name, hours) -> {
              ObjectNode member = members.addObject();
              member.set("teamMember", Identity.named(name).json());
              member
                  .putArray("activities")
                  .addObject()
                  .put("capacityPerDay", hours)
                  .put("name", "Development");
              member.putArray("daysOff");
            });
    return Reply.json(
        body.put(
                "totalCapacityPerDay",
                sprint.capacity().values().stream().mapToDouble(one -> one).sum())
            .put("totalDaysOff", 0));
  }

  private Reply areas(Call call) {
    ObjectNode body = Json.object();
    body.putObject("field").put("referenceName", "System.AreaPath");
    ArrayNode values = body.putArray("values");
    team(call)
        .areas()
        .forEach(
            (path, below) -> values.addObject().put("value", path).put("includeChildren", below));
    return Reply.json(body);
  }

  /** The areas that teams have, below the project's own. */
  private Reply areaTree(Call call) {
    TeamProject project = upstream.project(call);
    TreeSet<String> names = new TreeSet<>();
    project
        .teams()
        .values()
        .forEach(
            team ->
                team.areas()
                    .keySet()
                    .forEach(
                        path -> {
                          if (path.contains("\\")) {
                            names.add(path.substring(path.indexOf('\\') + 1));
                          }
                        }));
    ObjectNode root = node(project.name(), "\\" + project.name() + "\\Area");
    ArrayNode children = root.putArray("children");
    names.forEach(name -> children.add(node(name, "\\" + project.name() + "\\Area\\" + name)));
    return Reply.json(root.put("hasChildren", !names.isEmpty()));
  }

  private static ObjectNode node(String name, String path) {
    return Json.object()
        .put("id", path.hashCode() & 0xffff)
        .put(
            "identifier",
            java.util
                .UUID
                .nameUUIDFromBytes(path.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString())
        .put("name", name)
        .put("structureType", "area")
        .put("path", path);
  }

  private Team team(Call call) {
    String name = call.part("team");
    Team team = upstream.project(call).teams().get(name);
    if (team == null) {
      throw missing("team " + name);
    }
    return team;
  }

  private static Refusal missing(String what) {
    return new Refusal(Errors.of(404, "TeamNotFoundException", "There is no " + what + "."));
  }
}

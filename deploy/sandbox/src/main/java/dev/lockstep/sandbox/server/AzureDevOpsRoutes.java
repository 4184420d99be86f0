package dev.lockstep.sandbox.server;

import dev.lockstep.sandbox.azuredevops.AzureDevOpsControl;
import dev.lockstep.sandbox.control.AzureDevOpsRequests;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Reply;

/** People's actions in Azure DevOps; an organisation is made when it is first named. */
final class AzureDevOpsRoutes {
  private static final String ROOT = "/azure-devops/{organization}";
  private static final String REPOSITORY = ROOT + "/projects/{project}/repositories/{repository}";

  private final World world;

  AzureDevOpsRoutes(World world) {
    this.world = world;
  }

  void add() {
    ControlRoutes.on(world, "PUT", ROOT, this::settings);
    ControlRoutes.on(world, "PUT", ROOT + "/projects/{project}", this::project);
    ControlRoutes.on(world, "PUT", ROOT + "/projects/{project}/teams/{team}", this::sprint);
    ControlRoutes.on(world, "PUT", REPOSITORY, this::repository);
    ControlRoutes.on(world, "POST", REPOSITORY + "/branches", this::push);
    ControlRoutes.on(world, "DELETE", REPOSITORY + "/branches", this::delete);
    ControlRoutes.on(world, "POST", REPOSITORY + "/tags", this::tag);
    ControlRoutes.on(world, "DELETE", REPOSITORY + "/tags", this::deleteTag);
    ControlRoutes.on(world, "POST", REPOSITORY + "/builds", this::build);
    ControlRoutes.on(world, "POST", REPOSITORY + "/pullrequests", this::open);
    ControlRoutes.on(world, "POST", REPOSITORY + "/pullrequests/{id}/{action}", this::act);
    ControlRoutes.on(world, "POST", ROOT + "/workitems", this::create);
    ControlRoutes.on(world, "PATCH", ROOT + "/workitems/{id}", this::update);
    ControlRoutes.on(world, "POST", ROOT + "/workitems/{id}/links", this::link);
    ControlRoutes.on(world, "POST", ROOT + "/workitems/{id}/{action}", this::bin);
    ControlRoutes.on(world, "POST", ROOT + "/seed", this::seed);
    ControlRoutes.on(world, "GET", ROOT + "/hooks", call -> Body.ok(people(call).hooks()));
    ControlRoutes.on(world, "PUT", ROOT + "/hooks/{id}", this::hook);
  }

  private AzureDevOpsControl people(Call call) {
    return world.azureDevOps.people(call.part("organization"));
  }

  private Reply settings(Call call) {
    people(call).set(Body.read(call, AzureDevOpsRequests.Settings.class));
    return Reply.empty(204);
  }

  private Reply project(Call call) {
    people(call).createProject(call.part("project"));
    return Reply.empty(204);
  }

  private Reply sprint(Call call) {
    AzureDevOpsRequests.Sprint wanted = Body.read(call, AzureDevOpsRequests.Sprint.class);
    people(call).boards().sprint(call.part("project"), call.part("team"), wanted);
    return Reply.empty(204);
  }

  private Reply repository(Call call) {
    people(call)
        .repository(
            call.part("project"),
            call.part("repository"),
            Body.read(call, AzureDevOpsRequests.Repository.class));
    return Reply.empty(204);
  }

  private Reply push(Call call) {
    Requests.Push wanted = Body.read(call, Requests.Push.class);
    String branch = Body.required(wanted.branch(), "branch");
    return Body.ok(
        people(call)
            .push(
                call.part("project"), call.part("repository"), branch, Body.actor(wanted.actor())));
  }

  private Reply delete(Call call) {
    String branch = Body.required(call.query("name").orElse(null), "name");
    people(call)
        .deleteBranch(
            call.part("project"),
            call.part("repository"),
            branch,
            Body.actor(call.query("actor").orElse(null)));
    return Reply.empty(204);
  }

  private Reply tag(Call call) {
    AzureDevOpsRequests.Tag wanted = Body.read(call, AzureDevOpsRequests.Tag.class);
    Body.required(wanted.name(), "name");
    people(call)
        .tag(call.part("project"), call.part("repository"), wanted, Body.actor(wanted.actor()));
    return Reply.empty(204);
  }

  private Reply deleteTag(Call call) {
    people(call)
        .deleteTag(
            call.part("project"),
            call.part("repository"),
            Body.required(call.query("name").orElse(null), "name"),
            Body.actor(call.query("actor").orElse(null)));
    return Reply.empty(204);
  }

  private Reply build(Call call) {
    AzureDevOpsRequests.Build wanted = Body.read(call, AzureDevOpsRequests.Build.class);
    return Body.ok(
        people(call)
            .build(
                call.part("project"), call.part("repository"), wanted, Body.actor(wanted.actor())));
  }

  private Reply open(Call call) {
    Requests.NewPullRequest wanted = Body.read(call, Requests.NewPullRequest.class);
    Body.required(wanted.title(), "title");
    Body.required(wanted.source(), "source");
    return Body.ok(
        people(call)
            .open(
                call.part("project"), call.part("repository"), wanted, Body.actor(wanted.actor())));
  }

  private Reply act(Call call) {
    AzureDevOpsRequests.Action with = Body.read(call, AzureDevOpsRequests.Action.class);
    return Body.ok(
        people(call)
            .act(
                call.part("project"),
                call.part("repository"),
                number(call),
                call.part("action"),
                with,
                Body.actor(with.actor())));
  }

  private Reply create(Call call) {
    AzureDevOpsRequests.WorkItem wanted = Body.read(call, AzureDevOpsRequests.WorkItem.class);
    return Body.ok(people(call).boards().create(wanted, Body.actor(wanted.actor())));
  }

  private Reply update(Call call) {
    AzureDevOpsRequests.WorkItem wanted = Body.read(call, AzureDevOpsRequests.WorkItem.class);
    return Body.ok(people(call).boards().update(number(call), wanted, Body.actor(wanted.actor())));
  }

  private Reply link(Call call) {
    AzureDevOpsRequests.Link wanted = Body.read(call, AzureDevOpsRequests.Link.class);
    return Body.ok(people(call).boards().link(number(call), wanted, Body.actor(null)));
  }

  private Reply bin(Call call) {
    String action = call.part("action");
    if (!action.equals("delete") && !action.equals("restore")) {
      throw Body.wrong(400, "no action '" + action + "'; there are: delete, restore, links");
    }
    return Body.ok(
        people(call).boards().delete(number(call), action.equals("delete"), Body.actor(null)));
  }

  private Reply seed(Call call) {
    people(call).boards().seed(Body.read(call, AzureDevOpsRequests.Seed.class));
    return Reply.empty(204);
  }

  private Reply hook(Call call) {
    AzureDevOpsRequests.HookStatus wanted = Body.read(call, AzureDevOpsRequests.HookStatus.class);
    people(call).hookStatus(call.part("id"), Body.required(wanted.status(), "status"));
    return Reply.empty(204);
  }

  private static int number(Call call) {
    String id = call.part("id");
    if (!id.matches("\\d{1,9}")) {
      throw Body.wrong(400, "an id is a number, not '" + id + "'");
    }
    return Integer.parseInt(id);
  }
}

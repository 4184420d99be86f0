package dev.lockstep.sandbox.server;

import dev.lockstep.sandbox.bitbucket.BitbucketControl;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Reply;

/** People's actions in Bitbucket workspaces; a workspace is made when it is first named. */
final class BitbucketRoutes {
  private static final String REPOSITORY = "/bitbucket/{workspace}/repositories/{repository}";

  private final World world;

  BitbucketRoutes(World world) {
    this.world = world;
  }

  void add() {
    ControlRoutes.on(world, "PUT", REPOSITORY, this::repository);
    ControlRoutes.on(world, "POST", REPOSITORY + "/branches", this::push);
    ControlRoutes.on(world, "DELETE", REPOSITORY + "/branches", this::delete);
    ControlRoutes.on(
        world,
        "GET",
        REPOSITORY + "/branches",
        call -> Body.ok(people(call).branches(call.part("repository"))));
    ControlRoutes.on(world, "POST", REPOSITORY + "/pullrequests", this::open);
    ControlRoutes.on(
        world,
        "GET",
        REPOSITORY + "/pullrequests",
        call -> Body.ok(people(call).pullRequests(call.part("repository"))));
    ControlRoutes.on(world, "POST", REPOSITORY + "/pullrequests/{id}/{action}", this::act);
  }

  private BitbucketControl people(Call call) {
    return new BitbucketControl(world.bitbucket.createWorkspace(call.part("workspace")));
  }

  private Reply repository(Call call) {
    Requests.NewRepository wanted = Body.read(call, Requests.NewRepository.class);
    people(call).createRepository(call.part("repository"), wanted.name(), Body.actor(null));
    return Reply.empty(204);
  }

  private Reply push(Call call) {
    Requests.Push wanted = Body.read(call, Requests.Push.class);
    String branch = Body.required(wanted.branch(), "branch");
    return Body.ok(
        people(call)
            .push(call.part("repository"), branch, wanted.message(), Body.actor(wanted.actor())));
  }

  private Reply delete(Call call) {
    String branch = Body.required(call.query("name").orElse(null), "name");
    people(call)
        .deleteBranch(
            call.part("repository"), branch, Body.actor(call.query("actor").orElse(null)));
    return Reply.empty(204);
  }

  private Reply open(Call call) {
    Requests.NewPullRequest wanted = Body.read(call, Requests.NewPullRequest.class);
    Body.required(wanted.title(), "title");
    Body.required(wanted.source(), "source");
    return Body.ok(people(call).open(call.part("repository"), wanted, Body.actor(wanted.actor())));
  }

  private Reply act(Call call) {
    Requests.PullRequestAction with = Body.read(call, Requests.PullRequestAction.class);
    String id = call.part("id");
    if (!id.matches("\\d{1,9}")) {
      throw Body.wrong(400, "a pull request's id is a number, not '" + id + "'");
    }
    return Body.ok(
        people(call)
            .act(
                call.part("repository"),
                Integer.parseInt(id),
                call.part("action"),
                with,
                Body.actor(with.actor())));
  }
}

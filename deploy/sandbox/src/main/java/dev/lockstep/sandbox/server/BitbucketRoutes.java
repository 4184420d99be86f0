package dev.lockstep.sandbox.server;

import dev.lockstep.sandbox.bitbucket.Account;
import dev.lockstep.sandbox.bitbucket.BitbucketControl;
import dev.lockstep.sandbox.bitbucket.Repository;
import dev.lockstep.sandbox.bitbucket.Workspace;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Reply;
import java.util.function.Function;

/**
 * People's actions in Bitbucket workspaces, and in projects of Bitbucket Data Center, which are the
 * same; one is made when it is first named.
 */
final class BitbucketRoutes {
  private static final String OWNER = "/{workspace}";

  private final World world;

  BitbucketRoutes(World world) {
    this.world = world;
  }

  void add() {
    actions("/bitbucket" + OWNER, world.bitbucket::createWorkspace);
    actions("/bitbucket-dc" + OWNER, world.bitbucketDataCenter::createProject);
    ControlRoutes.on(world, "PUT", "/bitbucket" + OWNER, this::workspace);
    ControlRoutes.on(
        world,
        "POST",
        "/bitbucket" + OWNER + "/repositories/{repository}/builds/{key}",
        this::build);
    ControlRoutes.on(world, "PUT", "/bitbucket-dc", this::dataCenter);
    ControlRoutes.on(world, "POST", "/bitbucket-dc" + OWNER + "/ping", this::ping);
  }

  private void actions(String owner, Function<String, Workspace> owners) {
    new Actions(owners).add(owner + "/repositories/{repository}");
  }

  private Reply workspace(Call call) {
    Requests.Workspace wanted = Body.read(call, Requests.Workspace.class);
    world.bitbucket.createWorkspace(call.part("workspace")).requestsCount(wanted.requestsCount());
    return Reply.empty(204);
  }

  private Reply build(Call call) {
    Requests.Build wanted = Body.read(call, Requests.Build.class);
    String slug = call.part("repository");
    Repository repository =
        world
            .bitbucket
            .createWorkspace(call.part("workspace"))
            .find(slug)
            .orElseThrow(() -> Body.wrong(404, "no repository " + slug));
    world.bitbucket.built(
        repository,
        wanted.branch(),
        call.part("key"),
        wanted.state(),
        Account.named(Body.actor(null)));
    return Reply.empty(204);
  }

  private Reply dataCenter(Call call) {
    world.bitbucketDataCenter.become(Body.read(call, Requests.BitbucketDataCenter.class));
    return Reply.empty(204);
  }

  private Reply ping(Call call) {
    world.bitbucketDataCenter.ping(call.part("workspace"));
    return Reply.empty(204);
  }

  /** What people do in repositories. */
  private final class Actions {
    private final Function<String, Workspace> owners;

    Actions(Function<String, Workspace> owners) {
      this.owners = owners;
    }

    void add(String repository) {
      ControlRoutes.on(world, "PUT", repository, this::repository);
      ControlRoutes.on(world, "POST", repository + "/archive", this::archive);
      ControlRoutes.on(world, "POST", repository + "/tags/{tag}", this::tag);
      ControlRoutes.on(world, "POST", repository + "/branches", this::push);
      ControlRoutes.on(world, "DELETE", repository + "/branches", this::delete);
      ControlRoutes.on(
          world,
          "GET",
          repository + "/branches",
          call -> Body.ok(people(call).branches(call.part("repository"))));
      ControlRoutes.on(world, "POST", repository + "/pullrequests", this::open);
      ControlRoutes.on(
          world,
          "GET",
          repository + "/pullrequests",
          call -> Body.ok(people(call).pullRequests(call.part("repository"))));
      ControlRoutes.on(world, "POST", repository + "/pullrequests/{id}/{action}", this::act);
    }

    private BitbucketControl people(Call call) {
      return new BitbucketControl(owners.apply(call.part("workspace")));
    }

    private Reply archive(Call call) {
      people(call).archive(call.part("repository"));
      return Reply.empty(204);
    }

    private Reply tag(Call call) {
      people(call).tag(call.part("repository"), call.part("tag"), Body.actor(null));
      return Reply.empty(204);
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
      return Body.ok(
          people(call).open(call.part("repository"), wanted, Body.actor(wanted.actor())));
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
}

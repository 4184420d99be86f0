package dev.lockstep.sandbox.server;

import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Reply;

/** People's actions on GitHub; an owner is made when it is first named, an organisation. */
final class GitHubRoutes {
  private static final String REPOSITORY = "/github/{owner}/repositories/{repository}";

  private final World world;

  GitHubRoutes(World world) {
    this.world = world;
  }

  void add() {
    ControlRoutes.on(world, "PUT", "/github/{owner}", this::owner);
    ControlRoutes.on(world, "PUT", "/github-apps/{app}", this::app);
    ControlRoutes.on(world, "PUT", REPOSITORY, this::repository);
    ControlRoutes.on(world, "POST", REPOSITORY + "/{action}", this::act);
  }

  private Reply owner(Call call) {
    Requests.GitHubOwner wanted = Body.read(call, Requests.GitHubOwner.class);
    world.github.createOwner(call.part("owner"), wanted.user());
    return Reply.empty(204);
  }

  private Reply app(Call call) {
    Requests.GitHubApp wanted = Body.read(call, Requests.GitHubApp.class);
    world.github.createApp(call.part("app"), Body.required(wanted.publicKey(), "publicKey"));
    return Reply.empty(204);
  }

  private Reply repository(Call call) {
    world.github.createRepository(call.part("owner"), call.part("repository"), Body.actor(null));
    return Reply.empty(204);
  }

  private Reply act(Call call) {
    Requests.GitHubAction with = Body.read(call, Requests.GitHubAction.class);
    return Body.ok(
        world.github.act(
            call.part("owner"),
            call.part("repository"),
            call.part("action"),
            with,
            Body.actor(with.actor())));
  }
}

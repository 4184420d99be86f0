package dev.lockstep.sandbox.server;

import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import dev.lockstep.sandbox.http.Router;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.function.LongConsumer;

/** The control API below {@code /_sandbox}; a mistake is answered with 400 and what is allowed. */
final class ControlRoutes {
  private ControlRoutes() {}

  static void add(World world, LongConsumer reset, Vertx vertx, Clock clock) {
    new JiraRoutes(world).add();
    new JiraDeskRoutes(world).add();
    new BitbucketRoutes(world).add();
    new GitHubRoutes(world).add();
    new AzureDevOpsRoutes(world).add();
    new ChatRoutes(world).add();
    new PageRoutes(world, clock).add();
    new MachineRoutes(world, reset, vertx).add();
  }

  static void on(World world, String method, String path, Router.Handler handler) {
    world.router.on(method, "/_sandbox" + path, call -> guarded(call, handler));
  }

  private static Reply guarded(Call call, Router.Handler handler) {
    try {
      return handler.apply(call);
    } catch (Refusal refusal) {
      return refusal.reply();
    } catch (IllegalArgumentException wrong) {
      return Body.wrong(400, String.valueOf(wrong.getMessage())).reply();
    }
  }
}

package dev.lockstep.sandbox.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.control.Requests;
import dev.lockstep.sandbox.control.Views;
import dev.lockstep.sandbox.fault.Faults;
import dev.lockstep.sandbox.hook.HookTarget;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Hooks, faults, counters, journal, quiet and reset. */
final class MachineRoutes {
  private static final int MOST_ENTRIES = 20_000;
  private static final int LONGEST_WAIT = 60_000;

  private final World world;
  private final LongConsumer reset;
  private final Vertx vertx;

  MachineRoutes(World world, LongConsumer reset, Vertx vertx) {
    this.world = world;
    this.reset = reset;
    this.vertx = vertx;
  }

  void add() {
    ControlRoutes.on(world, "PUT", "/hooks", this::hooks);
    ControlRoutes.on(world, "GET", "/faults", call -> Body.ok(world.gate.faults()));
    ControlRoutes.on(world, "PUT", "/faults", this::faults);
    ControlRoutes.on(world, "DELETE", "/faults", call -> noFaults());
    ControlRoutes.on(world, "GET", "/calls", call -> Body.ok(world.calls.all()));
    ControlRoutes.on(world, "DELETE", "/calls", call -> noCalls());
    ControlRoutes.on(world, "GET", "/quiet", call -> quiet());
    ControlRoutes.on(world, "POST", "/reset", this::reset);
    world.router.later("GET", "/_sandbox/journal", this::journal);
  }

  private Reply hooks(Call call) {
    Requests.Hooks wanted = Body.read(call, Requests.Hooks.class);
    Map<String, Optional<HookTarget>> jira = targets(wanted.jira());
    Map<String, Optional<HookTarget>> bitbucket = targets(wanted.bitbucket());
    for (String site : jira.keySet()) {
      if (world.jira.site(site).isEmpty()) {
        throw Body.wrong(
            400, "no Jira site '" + site + "'; make it with PUT /_sandbox/jira/" + site);
      }
    }
    set(world.jira.hooks(), jira);
    bitbucket.keySet().forEach(world.bitbucket::createWorkspace);
    set(world.bitbucket.hooks(), bitbucket);
    return Reply.empty(204);
  }

  private static void set(
      Map<String, HookTarget> targets, Map<String, Optional<HookTarget>> wanted) {
    wanted.forEach(
        (name, target) ->
            target.ifPresentOrElse(there -> targets.put(name, there), () -> targets.remove(name)));
  }

  /** A null takes a hook away. */
  private static Map<String, Optional<HookTarget>> targets(
      @Nullable Map<String, Requests.@Nullable Hook> hooks) {
    Map<String, Optional<HookTarget>> targets = new HashMap<>();
    if (hooks != null) {
      hooks.forEach((name, hook) -> targets.put(name, target(name, hook)));
    }
    return targets;
  }

  private static Optional<HookTarget> target(String name, Requests.@Nullable Hook hook) {
    if (hook == null) {
      return Optional.empty();
    }
    URI url = URI.create(Body.required(hook.url(), name + ".url"));
    return Optional.of(new HookTarget(url, hook.secret()));
  }

  /** Only what is named changes. */
  private Reply faults(Call call) {
    JsonNode patch =
        call.json()
            .filter(JsonNode::isObject)
            .orElseThrow(() -> Body.wrong(400, "the body must be a JSON object"));
    ObjectNode merged = Json.MAPPER.valueToTree(world.gate.faults());
    merge(merged, (ObjectNode) patch, "");
    try {
      world.gate.set(Json.MAPPER.treeToValue(merged, Faults.class));
    } catch (JsonProcessingException wrong) {
      Throwable cause = Objects.requireNonNullElse(wrong.getCause(), wrong);
      throw Body.wrong(
          400,
          cause instanceof JsonProcessingException json
              ? json.getOriginalMessage()
              : String.valueOf(cause.getMessage()));
    }
    return Body.ok(world.gate.faults());
  }

  private static void merge(ObjectNode into, ObjectNode patch, String at) {
    for (String name : (Iterable<String>) patch::fieldNames) {
      JsonNode present = into.get(name);
      if (present == null) {
        throw Body.wrong(
            400,
            "unknown name '"
                + at
                + name
                + "'; allowed: "
                + String.join(", ", (Iterable<String>) into::fieldNames));
      }
      if (present instanceof ObjectNode deeper && patch.get(name) instanceof ObjectNode some) {
        merge(deeper, some, at + name + ".");
      } else {
        into.set(name, patch.get(name));
      }
    }
  }

  private Reply noFaults() {
    world.gate.set(Faults.NONE);
    return Reply.empty(204);
  }

  private Reply noCalls() {
    world.calls.reset();
    return Reply.empty(204);
  }

  private Reply quiet() {
    int inFlight = world.hooks.inFlight();
    int scheduled = world.hooks.scheduled();
    return Body.ok(new Views.Quiet(inFlight + scheduled == 0, inFlight, scheduled));
  }

  private Reply reset(Call call) {
    Requests.Reset wanted = Body.read(call, Requests.Reset.class);
    reset.accept(Objects.requireNonNullElse(wanted.seed(), 1L));
    return Reply.empty(204);
  }

  /** Waits up to {@code wait} milliseconds for an entry when there is none yet. */
  private Future<Reply> journal(Call call) {
    long after;
    int limit;
    int wait;
    try {
      after = Long.parseLong(call.query("after").orElse("0"));
      limit = Math.min(MOST_ENTRIES, Integer.parseInt(call.query("limit").orElse("1000")));
      wait = Math.min(LONGEST_WAIT, Integer.parseInt(call.query("wait").orElse("0")));
    } catch (NumberFormatException malformed) {
      return Future.failedFuture(Body.wrong(400, "after, limit and wait must be numbers"));
    }
    if (wait <= 0 || world.journal.last() > after) {
      return Future.succeededFuture(entries(after, limit));
    }
    Promise<Reply> promise = Promise.promise();
    Runnable[] wake = new Runnable[1];
    long timer =
        vertx.setTimer(
            wait,
            fired -> {
              world.journal.forget(wake[0]);
              promise.tryComplete(entries(after, limit));
            });
    wake[0] =
        () -> {
          vertx.cancelTimer(timer);
          // After the present work, so that what it adds more comes along.
          vertx.runOnContext(now -> promise.tryComplete(entries(after, limit)));
        };
    world.journal.onNext(wake[0]);
    return promise.future();
  }

  private Reply entries(long after, int limit) {
    ObjectNode answer = Json.object();
    answer.set("entries", Json.MAPPER.valueToTree(world.journal.after(after, limit)));
    return Reply.json(answer.put("first", world.journal.first()).put("last", world.journal.last()));
  }
}

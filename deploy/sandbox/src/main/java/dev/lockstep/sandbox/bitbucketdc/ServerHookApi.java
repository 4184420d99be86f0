package dev.lockstep.sandbox.bitbucketdc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.bitbucket.RegisteredHook;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Webhooks of projects and repositories by the REST API. */
final class ServerHookApi {
  private static final int MOST = 1000;

  private final DataCenterHooks hooks;
  private final Clock clock;

  ServerHookApi(DataCenterHooks hooks, Clock clock) {
    this.hooks = hooks;
    this.clock = clock;
  }

  Reply list(Call call) {
    return Pages.of(
        call,
        hooks.of(place(call)).values().stream().map(ServerHook::definition).toList(),
        MOST,
        ServerHookApi::json);
  }

  Reply create(Call call) {
    return Reply.json(
        201, json(hooks.add(place(call), read(call, hooks.newId(), clock.millis())).definition()));
  }

  Reply change(Call call) {
    ServerHook hook = hook(call);
    hook.become(read(call, hook.definition().id(), hook.definition().created()));
    return Reply.json(json(hook.definition()));
  }

  /** The last delivery; nothing where there was none. */
  Reply latest(Call call) {
    ServerHook.Invocation latest = hook(call).latest();
    if (latest == null) {
      return Reply.empty(204);
    }
    ObjectNode json =
        Json.object().put("event", latest.event()).put("start", latest.at()).put("duration", 3);
    json.put("finish", latest.at() + 3);
    json.putObject("result")
        .put("description", latest.status() == 0 ? "Connection refused" : "" + latest.status())
        .put("outcome", latest.good() ? "SUCCESS" : latest.status() == 0 ? "ERROR" : "FAILURE");
    return Reply.json(json);
  }

  private ServerHook hook(Call call) {
    ServerHook hook = hooks.of(place(call)).get(call.part("id"));
    if (hook == null) {
      throw new Refusal(
          DataCenterUpstream.error(
              404, "A webhook with ID " + call.part("id") + " does not exist", "NoSuchWebhook"));
    }
    return hook;
  }

  private static String place(Call call) {
    String repository = call.parameters().get("repository");
    return call.part("project") + (repository == null ? "" : "/" + repository);
  }

  private static RegisteredHook read(Call call, String id, long created) {
    JsonNode body = call.json().orElseThrow(() -> wrong("the body must be JSON"));
    if (!body.hasNonNull("name") || !body.hasNonNull("url") || body.path("events").isEmpty()) {
      throw wrong("name, url and events are required");
    }
    List<String> events = new ArrayList<>();
    body.path("events").forEach(event -> events.add(event.asText()));
    JsonNode secret = body.path("configuration").path("secret");
    try {
      return new RegisteredHook(
          id,
          body.path("name").asText(),
          URI.create(body.path("url").asText()),
          secret.isTextual() ? secret.asText() : null,
          body.path("active").asBoolean(true),
          events,
          created);
    } catch (IllegalArgumentException bad) {
      throw wrong(String.valueOf(bad.getMessage()));
    }
  }

  private static Refusal wrong(String message) {
    return new Refusal(DataCenterUpstream.error(400, message, "Argument"));
  }

  private static ObjectNode json(RegisteredHook hook) {
    ObjectNode json =
        Json.object()
            .put("id", Long.parseLong(hook.id()))
            .put("name", hook.name())
            .put("createdDate", hook.created())
            .put("updatedDate", hook.created())
            .put("url", hook.url().toString())
            .put("active", hook.active())
            .put("sslVerificationRequired", true);
    ArrayNode events = json.putArray("events");
    hook.events().forEach(events::add);
    ObjectNode configuration = json.putObject("configuration");
    if (hook.secret() != null) {
      configuration.put("secret", hook.secret());
    }
    return json;
  }
}

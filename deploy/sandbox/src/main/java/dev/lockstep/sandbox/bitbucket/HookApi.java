package dev.lockstep.sandbox.bitbucket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Webhooks of a workspace by the REST API; a secret can be written and never be read. */
final class HookApi {
  private final BitbucketHooks hooks;
  private final Clock clock;

  HookApi(BitbucketHooks hooks, Clock clock) {
    this.hooks = hooks;
    this.clock = clock;
  }

  Reply list(Call call) {
    return BitbucketUpstream.page(call, List.copyOf(of(call).values()), 100, HookApi::json);
  }

  Reply create(Call call) {
    RegisteredHook fresh = read(call, hooks.newId(), null);
    of(call).put(fresh.id(), fresh);
    return Reply.json(201, json(fresh));
  }

  Reply change(Call call) {
    RegisteredHook before = of(call).get(call.part("uid"));
    if (before == null) {
      throw new Refusal(BitbucketUpstream.error(404, call.part("uid") + " is not a valid hook"));
    }
    RegisteredHook after = read(call, before.id(), before);
    of(call).put(after.id(), after);
    return Reply.json(json(after));
  }

  private Map<String, RegisteredHook> of(Call call) {
    return hooks.registered(call.part("workspace"));
  }

  /** What a change does not say stays, the secret too. */
  private RegisteredHook read(Call call, String id, @Nullable RegisteredHook before) {
    JsonNode body = call.json().orElseThrow(() -> wrong("the body must be JSON"));
    if (!body.hasNonNull("url") || body.path("events").isEmpty()) {
      throw wrong("url and events are required");
    }
    List<String> events = new ArrayList<>();
    body.path("events").forEach(event -> events.add(event.asText()));
    String kept = before == null ? null : before.secret();
    try {
      return new RegisteredHook(
          id,
          body.path("description").asText(),
          URI.create(body.path("url").asText()),
          body.hasNonNull("secret") ? body.path("secret").asText() : kept,
          body.path("active").asBoolean(true),
          events,
          before == null ? clock.millis() : before.created());
    } catch (IllegalArgumentException bad) {
      throw wrong(String.valueOf(bad.getMessage()));
    }
  }

  private static Refusal wrong(String message) {
    return new Refusal(BitbucketUpstream.error(400, message));
  }

  private static ObjectNode json(RegisteredHook hook) {
    ObjectNode json =
        Json.object()
            .put("type", "webhook_subscription")
            .put("uuid", hook.id())
            .put("url", hook.url().toString())
            .put("description", hook.name())
            .put("subject_type", "workspace")
            .put("active", hook.active())
            .put("created_at", BitbucketJson.time(hook.created()))
            .put("secret_set", hook.secret() != null);
    ArrayNode events = json.putArray("events");
    hook.events().forEach(events::add);
    return json;
  }
}

package dev.lockstep.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.fault.Upstream;
import dev.lockstep.sandbox.hook.Hook;
import dev.lockstep.sandbox.hook.HookDispatcher;
import dev.lockstep.sandbox.hook.HookTarget;
import dev.lockstep.sandbox.hook.RetryPolicy;
import dev.lockstep.sandbox.hook.Signature;
import dev.lockstep.sandbox.http.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webhooks of organisations and repositories, and what became of each delivery. */
final class HookBook {
  private final HookDispatcher dispatcher;
  private final Clock clock;
  private final Random random;
  private final Map<String, List<Registered>> hooks = new HashMap<>();
  private long lastId = 400_000;

  /** A webhook; its secret is never shown. */
  static final class Registered {
    private final long id;
    private final String kind;
    private final List<Delivery> deliveries = new ArrayList<>();
    private String url = "";
    private String type = "form";
    private @Nullable String secret;
    private List<String> events = List.of("push");
    private boolean active = true;
    private int lastStatus;

    Registered(long id, String kind) {
      this.id = id;
      this.kind = kind;
    }

    long id() {
      return id;
    }

    String url() {
      return url;
    }

    List<Delivery> deliveries() {
      return deliveries;
    }

    void change(JsonNode wanted) {
      JsonNode config = wanted.path("config");
      url = config.path("url").asText(url);
      type = config.path("content_type").asText(type);
      secret = config.path("secret").asText(secret);
      active = wanted.path("active").asBoolean(active);
      if (wanted.path("events").isArray()) {
        List<String> named = new ArrayList<>();
        wanted.path("events").forEach(event -> named.add(event.asText()));
        events = List.copyOf(named);
      }
    }

    ObjectNode json() {
      ObjectNode json =
          Json.object().put("type", kind).put("id", id).put("name", "web").put("active", active);
      ArrayNode named = json.putArray("events");
      events.forEach(named::add);
      ObjectNode config =
          json.putObject("config")
              .put("content_type", type)
              .put("insecure_ssl", "0")
              .put("url", url);
      if (secret != null) {
        config.put("secret", "********");
      }
      json.put("updated_at", "2026-01-01T00:00:00Z").put("created_at", "2026-01-01T00:00:00Z");
      ObjectNode last = json.putObject("last_response");
      if (lastStatus == 0) {
        last.putNull("code").put("status", "unused").putNull("message");
      } else {
        last.put("code", lastStatus).put("status", "active").put("message", "");
      }
      return json;
    }
  }

  /** One attempt to deliver. */
  record Delivery(
      long id,
      String guid,
      String event,
      String action,
      long at,
      int status,
      boolean again,
      byte[] body,
      long repository) {

    boolean good() {
      return status >= 200 && status < 300;
    }

    ObjectNode json() {
      ObjectNode json =
          Json.object()
              .put("id", id)
              .put("guid", guid)
              .put("delivered_at", GitHubJson.time(at))
              .put("redelivery", again)
              .put("duration", 0.1)
              .put("status", good() ? "OK" : status == 0 ? "failed to connect to host" : "Failed")
              .put("status_code", status)
              .put("event", event)
              .put("action", action.isEmpty() ? null : action);
      return json.putNull("installation_id")
          .put("repository_id", repository)
          .putNull("throttled_at");
    }
  }

  HookBook(HookDispatcher dispatcher, Clock clock, long seed) {
    this.dispatcher = dispatcher;
    this.clock = clock;
    this.random = new Random(seed ^ 0x6e6f6fL);
  }

  /** Of an organisation by its name, of a repository by its full name, in lower case. */
  List<Registered> of(String where) {
    return hooks.computeIfAbsent(where, none -> new ArrayList<>());
  }

  Optional<Registered> find(String where, String id) {
    return of(where).stream().filter(one -> Long.toString(one.id()).equals(id)).findFirst();
  }

  Registered add(String where, String kind, JsonNode wanted, ObjectNode about) {
    Registered fresh = new Registered(++lastId, kind);
    fresh.change(wanted);
    of(where).add(fresh);
    ObjectNode ping =
        Json.object().put("zen", "Keep it logically awesome.").put("hook_id", fresh.id());
    ping.set("hook", fresh.json());
    ping.setAll(about);
    deliver(fresh, guid(), "ping", "", Json.bytes(ping), 0, false);
    return fresh;
  }

  /** Tells everybody who wants to hear of it. */
  void tell(Repo repo, String event, String action, ObjectNode payload) {
    ObjectNode body = Json.object();
    if (!action.isEmpty()) {
      body.put("action", action);
    }
    body.setAll(payload);
    body.set("repository", GitHubJson.repository(repo, event.equals("push")));
    if (!repo.owner().user()) {
      body.set("organization", GitHubJson.owner(repo.owner()));
    }
    List<Registered> all = new ArrayList<>(of(repo.owner().login().toLowerCase(Locale.ROOT)));
    all.addAll(of(repo.fullName().toLowerCase(Locale.ROOT)));
    for (Registered hook : all) {
      if (hook.active && (hook.events.contains(event) || hook.events.contains("*"))) {
        deliver(hook, guid(), event, action, Json.bytes(body), repo.id(), false);
      }
    }
  }

  /** Sends a delivery again, with its guid. */
  void again(Registered hook, Delivery before) {
    deliver(
        hook,
        before.guid(),
        before.event(),
        before.action(),
        before.body(),
        before.repository(),
        true);
  }

  private String guid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private void deliver(
      Registered hook,
      String guid,
      String event,
      String action,
      byte[] json,
      long repository,
      boolean again) {
    byte[] body = hook.type.equals("json") ? json : form(json);
    dispatcher.send(
        new Hook(
            Upstream.GITHUB,
            new HookTarget(URI.create(hook.url), null),
            event + (action.isEmpty() ? "" : "." + action),
            "hook " + hook.id,
            guid,
            body,
            attempt -> headers(hook, guid, event, body),
            RetryPolicy.github(),
            status -> {
              hook.lastStatus = status;
              hook.deliveries.add(
                  new Delivery(
                      ++lastId,
                      guid,
                      event,
                      action,
                      clock.millis(),
                      status,
                      again,
                      json,
                      repository));
            }));
  }

  private static byte[] form(byte[] json) {
    String text = new String(json, StandardCharsets.UTF_8);
    return ("payload=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> headers(
      Registered hook, String guid, String event, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("User-Agent", "GitHub-Hookshot/5a0d1b2");
    headers.put("X-GitHub-Event", event);
    headers.put("X-GitHub-Delivery", guid);
    headers.put("X-GitHub-Hook-ID", Long.toString(hook.id));
    headers.put("X-GitHub-Hook-Installation-Target-Type", hook.kind.toLowerCase(Locale.ROOT));
    if (!hook.type.equals("json")) {
      headers.put("Content-Type", "application/x-www-form-urlencoded");
    }
    if (hook.secret != null) {
      headers.put("X-Hub-Signature-256", Signature.of(hook.secret, body));
    }
    return headers;
  }
}

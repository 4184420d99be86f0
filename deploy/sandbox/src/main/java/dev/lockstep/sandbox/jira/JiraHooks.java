package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.fault.FaultGate;
import dev.lockstep.sandbox.fault.Upstream;
import dev.lockstep.sandbox.hook.Hook;
import dev.lockstep.sandbox.hook.HookDispatcher;
import dev.lockstep.sandbox.hook.HookTarget;
import dev.lockstep.sandbox.hook.RetryPolicy;
import dev.lockstep.sandbox.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends the webhooks of the sites: the one that the control API sets, which hears everything, and
 * those that were registered over REST.
 */
final class JiraHooks implements JiraListener {
  private final HookDispatcher dispatcher;
  private final FaultGate gate;
  private final Function<String, String> siteUri;
  private final Random random;
  private final HookBook book = new HookBook();
  private final Map<String, HookTarget> targets = new HashMap<>();

  JiraHooks(
      HookDispatcher dispatcher, FaultGate gate, Function<String, String> siteUri, long seed) {
    this.dispatcher = dispatcher;
    this.gate = gate;
    this.siteUri = siteUri;
    this.random = new Random(seed ^ 0x1d5L);
  }

  Map<String, HookTarget> targets() {
    return targets;
  }

  HookBook book() {
    return book;
  }

  @Override
  public void hear(JiraSite site, JiraEvent event) {
    HookTarget everything = targets.get(site.name());
    List<SiteHook> registered = book.all(site);
    if (everything == null && registered.isEmpty()) {
      return;
    }
    for (HookBodies.Telling telling : new HookBodies(site, siteUri.apply(site.name())).of(event)) {
      if (everything != null) {
        send(telling, everything, telling.body(), Map::of);
      }
      tell(site, telling, registered);
    }
  }

  /** An administrator's webhook is told by itself; an app is told once for all it registered. */
  private void tell(JiraSite site, HookBodies.Telling telling, List<SiteHook> registered) {
    Map<String, List<SiteHook>> apps = new LinkedHashMap<>();
    for (SiteHook hook : registered) {
      if (hook.wants(site, telling.event(), telling.issue(), telling.history())) {
        SiteHook.Owner owner = hook.owner();
        if (owner == null) {
          send(telling, hook.target(), telling.body(), Map::of);
        } else {
          apps.computeIfAbsent(owner.clientId(), none -> new ArrayList<>()).add(hook);
        }
      }
    }
    apps.forEach((clientId, hooks) -> tellApp(site, telling, clientId, hooks));
  }

  private void tellApp(
      JiraSite site, HookBodies.Telling telling, String clientId, List<SiteHook> hooks) {
    ObjectNode body = telling.body().deepCopy();
    ArrayNode matched = body.putArray("matchedWebhookIds");
    hooks.forEach(hook -> matched.add(hook.id()));
    HookTarget target = hooks.get(0).target();
    String secret = site.oauth().app(clientId).map(OAuth.App::clientSecret).orElse("");
    send(
        telling,
        target,
        body,
        () ->
            Map.of(
                "Authorization",
                "Bearer " + Jwt.of(clientId, secret, target.url(), site.clock().millis())));
  }

  private void send(
      HookBodies.Telling telling,
      HookTarget target,
      ObjectNode body,
      Supplier<Map<String, String>> more) {
    String identifier = new UUID(random.nextLong(), random.nextLong()).toString();
    dispatcher.send(
        new Hook(
            Upstream.JIRA,
            target,
            telling.event(),
            telling.subject(),
            identifier,
            Json.bytes(body),
            attempt -> {
              Map<String, String> headers = headers(identifier, attempt, telling.secondary());
              headers.putAll(more.get());
              return headers;
            },
            RetryPolicy.jira(gate.faults().limits().jiraHookRetryMillis())));
  }

  private static Map<String, String> headers(String identifier, int attempt, boolean secondary) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Atlassian-Webhook-Identifier", identifier);
    headers.put("X-Atlassian-Webhook-Flow", secondary ? "Secondary" : "Primary");
    headers.put("User-Agent", "Atlassian Webhook HTTP Client");
    if (attempt > 0) {
      headers.put("X-Atlassian-Webhook-Retry", Integer.toString(attempt));
    }
    return headers;
  }
}

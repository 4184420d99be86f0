package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Refusal;
import dev.lockstep.sandbox.http.Reply;

/** Registering webhooks; Data Center 10 moved that to another address and another shape. */
final class DcHookApi {
  static final String OLD = "/rest/webhooks/1.0/webhook";
  static final String NEW = "/rest/jira-webhook/1.0/webhooks";

  private final boolean modern;

  DcHookApi(boolean modern) {
    this.modern = modern;
  }

  Reply list(DcRequest request) {
    DcHooks hooks = here(request);
    ArrayNode all = Json.array();
    hooks.registered().forEach(hook -> all.add(hook.json(self(request, hook), modern)));
    return Reply.json(all);
  }

  Reply create(DcRequest request) {
    DcHooks hooks = here(request);
    DcHook hook = DcHook.read(hooks.takeId(), request.body(), modern);
    check(request, hook);
    hooks.put(hook);
    return Reply.json(201, hook.json(self(request, hook), modern));
  }

  Reply get(DcRequest request) {
    DcHook hook = hook(request);
    return Reply.json(hook.json(self(request, hook), modern));
  }

  Reply update(DcRequest request) {
    DcHook before = hook(request);
    DcHook after = DcHook.read(before.id(), request.body(), modern);
    check(request, after);
    here(request).put(after);
    return Reply.json(after.json(self(request, after), modern));
  }

  Reply delete(DcRequest request) {
    here(request).remove(hook(request));
    return Reply.empty(204);
  }

  private static void check(DcRequest request, DcHook hook) {
    try {
      DcQuery.of(request.at(), hook.jql(), null);
    } catch (Jql.Invalid invalid) {
      throw JiraErrors.refusal(400, String.valueOf(invalid.getMessage()));
    }
  }

  private DcHook hook(DcRequest request) {
    String id = request.call().part("id");
    return here(request).registered().stream()
        .filter(hook -> Long.toString(hook.id()).equals(id))
        .findFirst()
        .orElseThrow(() -> JiraErrors.refusal(404, "No webhook with id " + id + "."));
  }

  private String self(DcRequest request, DcHook hook) {
    return request.at().uri() + (modern ? NEW : OLD) + "/" + hook.id();
  }

  /** The hooks, where this version of Jira keeps them. */
  private DcHooks here(DcRequest request) {
    if (request.at().settings().newWebhooks() != modern) {
      throw new Refusal(
          Reply.json(
              404,
              Json.object()
                  .put("message", "null for uri: " + request.call().path())
                  .put("status-code", 404)));
    }
    request.me();
    return request.at().hooks();
  }
}

package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.hook.HookTarget;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code /rest/webhooks/1.0}: the webhooks of administrators. Their secret is never told again. */
final class AdminHookApi {
  private static final String SECTION = "issue-related-events-section";

  private final HookBook book;

  AdminHookApi(HookBook book) {
    this.book = book;
  }

  Reply list(JiraSite site, String siteUri, Call call) {
    JiraAccess.known(site, call);
    ArrayNode all = Json.array();
    book.admin(site).forEach(hook -> all.add(json(siteUri, hook)));
    return Reply.json(all);
  }

  Reply get(JiraSite site, String siteUri, Call call) {
    JiraAccess.known(site, call);
    return Reply.json(json(siteUri, existing(site, call)));
  }

  Reply create(JiraSite site, String siteUri, Call call) {
    Person author = JiraAccess.known(site, call);
    SiteHook hook = read(site, Writes.body(call), null);
    book.put(site, hook);
    note(site, "hook.registered", hook, author);
    return Reply.json(201, json(siteUri, hook));
  }

  Reply update(JiraSite site, String siteUri, Call call) {
    Person author = JiraAccess.known(site, call);
    SiteHook hook = read(site, Writes.body(call), existing(site, call));
    book.put(site, hook);
    note(site, "hook.updated", hook, author);
    return Reply.json(json(siteUri, hook));
  }

  Reply delete(JiraSite site, Call call) {
    Person author = JiraAccess.known(site, call);
    SiteHook hook = existing(site, call);
    book.remove(site, hook);
    note(site, "hook.removed", hook, author);
    return Reply.empty(204);
  }

  /** What is left out stays as it was, the secret above all. */
  private static SiteHook read(JiraSite site, JsonNode body, @Nullable SiteHook before) {
    String url = body.path("url").asText(before == null ? "" : before.target().url().toString());
    String name = body.path("name").asText(before == null ? "" : before.name());
    String secret = body.path("secret").asText(before == null ? null : before.target().secret());
    if (name.isBlank()) {
      throw JiraErrors.refusal(400, "Webhook name must not be empty.");
    }
    Set<String> events =
        body.has("events")
            ? new LinkedHashSet<>(SearchApi.texts(body.path("events")))
            : before == null ? Set.of() : before.events();
    String jql = body.path("filters").path(SECTION).asText(before == null ? "" : before.jql());
    checkJql(jql);
    return new SiteHook(
        before == null ? site.takeId() : before.id(),
        name,
        target(url, secret),
        events,
        jql,
        List.of(),
        null,
        Long.MAX_VALUE);
  }

  private static void checkJql(String jql) {
    try {
      Jql.parse(jql);
    } catch (Jql.Invalid invalid) {
      throw JiraErrors.refusal(400, String.valueOf(invalid.getMessage()));
    }
  }

  static HookTarget target(String url, @Nullable String secret) {
    try {
      return new HookTarget(URI.create(url), secret == null || secret.isEmpty() ? null : secret);
    } catch (IllegalArgumentException wrong) {
      throw JiraErrors.refusal(400, "The URL of the webhook is not valid: " + url);
    }
  }

  private static ObjectNode json(String siteUri, SiteHook hook) {
    ObjectNode json =
        Json.object().put("name", hook.name()).put("url", hook.target().url().toString());
    json.put("excludeBody", false);
    json.putObject("filters").put(SECTION, hook.jql());
    hook.events().forEach(json.putArray("events")::add);
    return json.put("enabled", true)
        .put("isSigned", hook.target().secret() != null)
        .put("self", siteUri + "/rest/webhooks/1.0/webhook/" + hook.id());
  }

  private SiteHook existing(JiraSite site, Call call) {
    return book.find(site, call.part("id"))
        .filter(hook -> hook.owner() == null)
        .orElseThrow(() -> JiraErrors.refusal(404, "No webhook with this id exists."));
  }

  private static void note(JiraSite site, String kind, SiteHook hook, Person author) {
    Writes.note(
        site,
        kind,
        Long.toString(hook.id()),
        Map.of("url", hook.target().url().toString(), "by", author.displayName()));
  }
}

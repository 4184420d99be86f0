package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /rest/api/3/webhook}: the webhooks of apps, few per user, gone after thirty days. */
final class AppHookApi {
  private static final int MOST = 5;
  private static final long LIFE = 30L * 24 * 3600 * 1000;
  private static final Set<String> EVENTS =
      Set.of(
          "jira:issue_created",
          "jira:issue_updated",
          "jira:issue_deleted",
          "comment_created",
          "comment_updated",
          "comment_deleted",
          "issue_property_set",
          "issue_property_deleted");
  private static final Set<String> FIELDS =
      Set.of(
          "issuekey",
          "key",
          "project",
          "issuetype",
          "type",
          "status",
          "priority",
          "assignee",
          "reporter");
  private static final Set<String> OPERATORS = Set.of("=", "!=", "in", "not in");

  private final HookBook book;

  AppHookApi(HookBook book) {
    this.book = book;
  }

  Reply list(JiraSite site, String siteUri, Call call) {
    List<SiteHook> own = book.of(site, owner(site, call));
    Paging paging = Paging.of(call, 100, 100);
    IssueJson times = new IssueJson(site, siteUri, 3);
    ObjectNode answer = paging.head(own.size()).put("isLast", paging.last(own.size()));
    ArrayNode values = answer.putArray("values");
    for (SiteHook hook : paging.of(own)) {
      ObjectNode json = values.addObject().put("id", hook.id());
      json.put("jqlFilter", hook.jql()).put("url", hook.target().url().toString());
      hook.events().forEach(json.putArray("events")::add);
      if (!hook.fields().isEmpty()) {
        hook.fields().forEach(json.putArray("fieldIdsFilter")::add);
      }
      json.put("expirationDate", times.time(hook.expiresAt()));
    }
    return Reply.json(answer);
  }

  Reply register(JiraSite site, Call call) {
    SiteHook.Owner owner = owner(site, call);
    JsonNode body = Writes.body(call);
    String url = body.path("url").asText("");
    AdminHookApi.target(url, null);
    for (SiteHook hook : book.all(site)) {
      SiteHook.Owner other = hook.owner();
      String used = hook.target().url().toString();
      if (other != null && other.clientId().equals(owner.clientId()) && !used.equals(url)) {
        throw JiraErrors.refusal(
            400,
            "Only a single URL per app is allowed to be registered via REST API. Currently used"
                + " URL for your app is: "
                + used);
      }
    }
    ObjectNode answer = Json.object();
    ArrayNode results = answer.putArray("webhookRegistrationResult");
    for (JsonNode wanted : body.path("webhooks")) {
      results.add(register(site, owner, url, wanted));
    }
    return Reply.json(answer);
  }

  private ObjectNode register(JiraSite site, SiteHook.Owner owner, String url, JsonNode wanted) {
    List<String> errors = new ArrayList<>();
    Set<String> events = new LinkedHashSet<>(SearchApi.texts(wanted.path("events")));
    events.stream()
        .filter(event -> !EVENTS.contains(event))
        .forEach(event -> errors.add("The event " + event + " is unsupported"));
    if (events.isEmpty()) {
      errors.add("At least one event must be given");
    }
    String jql = wanted.path("jqlFilter").asText("");
    try {
      check(Jql.parse(jql).where(), errors);
    } catch (Jql.Invalid invalid) {
      errors.add(String.valueOf(invalid.getMessage()));
    }
    if (book.of(site, owner).size() >= MOST) {
      errors.add("The maximum of " + MOST + " webhooks per app and user has been reached");
    }
    if (!errors.isEmpty()) {
      ObjectNode refused = Json.object();
      errors.forEach(refused.putArray("errors")::add);
      return refused;
    }
    SiteHook hook =
        new SiteHook(
            site.takeId(),
            owner.clientId(),
            AdminHookApi.target(url, null),
            events,
            jql,
            SearchApi.texts(wanted.path("fieldIdsFilter")),
            owner,
            site.clock().millis() + LIFE);
    book.put(site, hook);
    Writes.note(site, "hook.registered", Long.toString(hook.id()), Map.of("url", url));
    return Json.object().put("createdWebhookId", hook.id());
  }

  /** Only a few clauses can be told from an event alone. */
  private static void check(Jql.@org.jspecify.annotations.Nullable Node node, List<String> errors) {
    if (node == null) {
      errors.add("The JQL filter must not be empty");
    } else if (node instanceof Jql.And and) {
      and.nodes().forEach(one -> check(one, errors));
    } else if (node instanceof Jql.Or or) {
      or.nodes().forEach(one -> check(one, errors));
    } else if (node instanceof Jql.Not not) {
      check(not.node(), errors);
    } else if (node instanceof Jql.Clause clause
        && (!FIELDS.contains(clause.field()) || !OPERATORS.contains(clause.operator()))) {
      errors.add("The clause " + clause.field() + " is unsupported");
    }
  }

  Reply refresh(JiraSite site, String siteUri, Call call) {
    SiteHook.Owner owner = owner(site, call);
    long until = site.clock().millis() + LIFE;
    Set<String> ids = Set.copyOf(SearchApi.texts(Writes.body(call).path("webhookIds")));
    for (SiteHook hook : book.of(site, owner)) {
      if (ids.contains(Long.toString(hook.id()))) {
        book.put(site, hook.until(until));
        Writes.note(site, "hook.renewed", Long.toString(hook.id()), Map.of());
      }
    }
    String date = new IssueJson(site, siteUri, 3).time(until);
    return Reply.json(Json.object().put("expirationDate", date));
  }

  Reply delete(JiraSite site, Call call) {
    SiteHook.Owner owner = owner(site, call);
    Set<String> ids = Set.copyOf(SearchApi.texts(Writes.body(call).path("webhookIds")));
    for (SiteHook hook : book.of(site, owner)) {
      if (ids.contains(Long.toString(hook.id()))) {
        book.remove(site, hook);
        Writes.note(site, "hook.removed", Long.toString(hook.id()), Map.of());
      }
    }
    return Reply.empty(202);
  }

  private static SiteHook.Owner owner(JiraSite site, Call call) {
    JiraAccess.known(site, call);
    return JiraAccess.app(site, call)
        .map(app -> new SiteHook.Owner(app.clientId(), app.account()))
        .orElseThrow(
            () ->
                JiraErrors.refusal(403, "Only Connect and OAuth 2.0 apps can use this operation."));
  }
}

package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.fault.FaultGate;
import dev.lockstep.sandbox.fault.Upstream;
import dev.lockstep.sandbox.hook.Hook;
import dev.lockstep.sandbox.hook.HookDispatcher;
import dev.lockstep.sandbox.hook.HookTarget;
import dev.lockstep.sandbox.hook.RetryPolicy;
import dev.lockstep.sandbox.http.Json;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Admin webhooks of the sites: signed, v2-shaped, without e-mail addresses. */
final class JiraHooks implements JiraListener {
  private static final List<String> EVERYTHING = List.of("*all");

  private final HookDispatcher dispatcher;
  private final FaultGate gate;
  private final Function<String, String> siteUri;
  private final Random random;
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

  @Override
  public void hear(JiraSite site, JiraEvent event) {
    if (event instanceof JiraEvent.Created told) {
      send(site, told.issue(), told.author(), "jira:issue_created", "issue_created", null, null);
    } else if (event instanceof JiraEvent.Updated told) {
      updated(site, told);
    } else if (event instanceof JiraEvent.Deleted told) {
      send(site, told.issue(), told.author(), "jira:issue_deleted", null, null, null);
    }
  }

  private void updated(JiraSite site, JiraEvent.Updated told) {
    Issue issue = told.issue();
    Person author = told.author();
    Comment comment = told.comment();
    History history = told.history();
    if (comment != null) {
      send(site, issue, author, "comment_created", null, null, comment);
    }
    send(site, issue, author, "jira:issue_updated", typeName(history), history, comment);
  }

  private static String typeName(@Nullable History history) {
    if (history == null) {
      return "issue_commented";
    }
    boolean assigned =
        history.changes().stream().anyMatch(change -> "assignee".equals(change.fieldId()));
    boolean moved =
        history.changes().stream().anyMatch(change -> "status".equals(change.fieldId()));
    return moved ? "issue_generic" : assigned ? "issue_assigned" : "issue_updated";
  }

  private void send(
      JiraSite site,
      Issue issue,
      Person author,
      String event,
      @Nullable String typeName,
      @Nullable History history,
      @Nullable Comment comment) {
    HookTarget target = targets.get(site.name());
    if (target == null) {
      return;
    }
    IssueJson render = new IssueJson(site, siteUri.apply(site.name()), 2);
    ObjectNode body =
        Json.object().put("timestamp", site.clock().millis()).put("webhookEvent", event);
    if (typeName != null) {
      body.put("issue_event_type_name", typeName);
    }
    body.set("user", render.person(author, false));
    ObjectNode json = render.issue(issue, EVERYTHING);
    json.remove("expand");
    withoutEmail(json);
    body.set("issue", json);
    if (history != null) {
      ObjectNode changelog = body.putObject("changelog").put("id", Long.toString(history.id()));
      changelog.set("items", HistoryJson.items(history));
    }
    if (comment != null) {
      ObjectNode told = render.comment(issue, comment);
      withoutEmail(told);
      body.set("comment", told);
    }
    String identifier = new UUID(random.nextLong(), random.nextLong()).toString();
    dispatcher.send(
        new Hook(
            Upstream.JIRA,
            target,
            event,
            issue.key(),
            identifier,
            Json.bytes(body),
            attempt -> headers(identifier, attempt),
            RetryPolicy.jira(gate.faults().limits().jiraHookRetryMillis())));
  }

  private static void withoutEmail(ObjectNode json) {
    json.findParents("emailAddress")
        .forEach(person -> ((ObjectNode) person).remove("emailAddress"));
  }

  private static Map<String, String> headers(String identifier, int attempt) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Atlassian-Webhook-Identifier", identifier);
    headers.put("X-Atlassian-Webhook-Flow", "Primary");
    headers.put("User-Agent", "Atlassian Webhook HTTP Client");
    if (attempt > 0) {
      headers.put("X-Atlassian-Webhook-Retry", Integer.toString(attempt));
    }
    return headers;
  }
}

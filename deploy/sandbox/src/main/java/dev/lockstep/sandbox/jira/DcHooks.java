package dev.lockstep.sandbox.jira;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.fault.Upstream;
import dev.lockstep.sandbox.hook.Hook;
import dev.lockstep.sandbox.hook.HookDispatcher;
import dev.lockstep.sandbox.hook.HookTarget;
import dev.lockstep.sandbox.hook.RetryPolicy;
import dev.lockstep.sandbox.http.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The webhooks of a Data Center site: as a rule unsigned, and what is not taken is lost. */
final class DcHooks implements JiraListener {
  private final DcSite at;
  private final HookDispatcher dispatcher;
  private final Supplier<@Nullable HookTarget> setByControl;
  private final Random random;
  private final Map<Long, DcHook> registered = new LinkedHashMap<>();
  private long lastId;

  DcHooks(
      DcSite at,
      HookDispatcher dispatcher,
      Supplier<@Nullable HookTarget> setByControl,
      long seed) {
    this.at = at;
    this.dispatcher = dispatcher;
    this.setByControl = setByControl;
    this.random = new Random(seed ^ 0xdcL);
  }

  Collection<DcHook> registered() {
    return registered.values();
  }

  long takeId() {
    return ++lastId;
  }

  void put(DcHook hook) {
    registered.put(hook.id(), hook);
  }

  void remove(DcHook hook) {
    registered.remove(hook.id());
  }

  @Override
  public void hear(JiraSite site, JiraEvent event) {
    HookTarget everything = setByControl.get();
    if (everything == null && registered.isEmpty()) {
      return;
    }
    for (DcHookBodies.Told told : new DcHookBodies(at).of(event)) {
      if (everything != null) {
        send(told, everything.url().toString(), everything.secret(), false);
      }
      for (DcHook hook : registered.values()) {
        if (hook.wants(told.event()) && found(hook, told.issue())) {
          send(told, hook.url(), hook.secret(), hook.excludeBody());
        }
      }
    }
  }

  /** A filter that no longer makes sense, as when its issue is gone, finds nothing. */
  private boolean found(DcHook hook, @Nullable Issue issue) {
    if (issue == null || hook.jql().isEmpty()) {
      return true;
    }
    try {
      return DcQuery.of(at, hook.jql(), null).matches(issue);
    } catch (Jql.Invalid outdated) {
      return false;
    }
  }

  private void send(
      DcHookBodies.Told told, String url, @Nullable String secret, boolean excludeBody) {
    String identifier = new UUID(random.nextLong(), random.nextLong()).toString();
    ObjectNode body = excludeBody ? Json.object() : told.body();
    Issue issue = told.issue();
    dispatcher.send(
        new Hook(
            Upstream.JIRA_DC,
            new HookTarget(URI.create(address(url, told)), secret),
            told.event(),
            issue == null ? at.issues().name() : issue.key(),
            identifier,
            Json.bytes(body),
            attempt ->
                Map.of(
                    "X-Atlassian-Webhook-Identifier",
                    identifier,
                    "User-Agent",
                    "Atlassian HttpClient " + at.settings().fullVersion()),
            RetryPolicy.never()));
  }

  /** Before 10 variables had a dollar, and who did it was told in the query. */
  private String address(String url, DcHookBodies.Told told) {
    boolean modern = at.settings().newWebhooks();
    String address = url;
    Issue issue = told.issue();
    if (issue != null) {
      for (List<String> variable : variables(issue)) {
        String name = "{" + variable.get(0) + "}";
        String value = variable.get(1);
        address =
            modern
                ? address.replace(name, value).replace(encoded(name), value)
                : address.replace("$" + name, value);
      }
    }
    if (!modern && told.author() != null) {
      DcPeople.User user = at.people().of(told.author());
      address += (address.contains("?") ? "&" : "?") + "user_id=" + user.name();
      address += "&user_key=" + user.key();
    }
    return address.replace("{", "%7B").replace("}", "%7D");
  }

  private static String encoded(String name) {
    return name.replace("{", "%7B").replace("}", "%7D");
  }

  private static List<List<String>> variables(Issue issue) {
    List<List<String>> variables = new ArrayList<>();
    variables.add(List.of("issue.id", Long.toString(issue.id())));
    variables.add(List.of("issue.key", issue.key()));
    variables.add(List.of("project.id", Long.toString(issue.project().id())));
    variables.add(List.of("project.key", issue.project().key()));
    return variables;
  }
}

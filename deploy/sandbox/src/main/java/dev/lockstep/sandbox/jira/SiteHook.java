package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.hook.HookTarget;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that was registered over REST.
 *
 * @param events the names of what it wants to hear
 * @param jql what issues it wants to hear about; empty is all
 * @param fields only updates of these fields, when it names some
 * @param owner the app that registered it; none for an administrator's
 * @param expiresAt an app's webhooks end; {@link Long#MAX_VALUE} for an administrator's
 */
record SiteHook(
    long id,
    String name,
    HookTarget target,
    Set<String> events,
    String jql,
    List<String> fields,
    @Nullable Owner owner,
    long expiresAt) {

  /** An app, used by somebody. */
  record Owner(String clientId, String account) {}

  SiteHook until(long when) {
    return new SiteHook(id, name, target, events, jql, fields, owner, when);
  }

  boolean wants(JiraSite site, String event, @Nullable Issue issue, @Nullable History history) {
    if (!events.contains(event) || expiresAt <= site.clock().millis()) {
      return false;
    }
    boolean touched =
        fields.isEmpty()
            || history == null
            || history.changes().stream().anyMatch(change -> fields.contains(change.fieldId()));
    return touched && (issue == null || jql.isEmpty() || matches(site, issue));
  }

  private boolean matches(JiraSite site, Issue issue) {
    try {
      return JqlPlan.of(site, Jql.parse(jql), null).matches(issue);
    } catch (Jql.Invalid goneValue) {
      return false;
    }
  }
}

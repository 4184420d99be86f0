package dev.lockstep.jira.cloud;

import dev.lockstep.jira.port.Webhooks;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.PlainClients;
import dev.lockstep.settings.JiraInstance;

/** The providers of this package, for tests of their callers. */
public final class CloudKinds {

  private CloudKinds() {}

  /** The calls of a site. */
  public static JiraClient<?> client(JiraInstance instance) {
    return PlainClients.of(JiraApi.class, instance);
  }

  /** The webhooks of an OAuth client. */
  public static Webhooks dynamic(JiraClient<?> site) {
    return new DynamicWebhooks(site);
  }
}

package dev.lockstep.jira.datacenter;

import dev.lockstep.jira.port.Webhooks;
import dev.lockstep.jira.rest.JiraClient;

/** The providers of this package, for tests of their callers. */
public final class DataCenterKinds {

  private DataCenterKinds() {}

  /** The webhooks of a Data Center. */
  public static Webhooks webhooks(JiraClient<?> site) {
    return new DataCenterWebhooks(site);
  }
}

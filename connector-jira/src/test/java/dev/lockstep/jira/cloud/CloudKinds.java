package dev.lockstep.jira.cloud;

import dev.lockstep.jira.port.Webhooks;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.settings.JiraInstance;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** The providers of this package, for tests of their callers. */
public final class CloudKinds {

  private CloudKinds() {}

  /** The calls of a site. */
  public static JiraClient<?> client(JiraInstance instance) {
    return new JiraClient<>(
        JiraApi.class, instance, () -> 1, Clock.systemUTC(), new SimpleMeterRegistry());
  }

  /** The webhooks of an OAuth client. */
  public static Webhooks dynamic(JiraClient<?> site) {
    return new DynamicWebhooks(site);
  }
}

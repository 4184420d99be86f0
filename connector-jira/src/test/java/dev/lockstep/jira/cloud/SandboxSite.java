package dev.lockstep.jira.cloud;

import dev.lockstep.jira.SandboxSites;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.PlainClients;
import dev.lockstep.settings.JiraFields;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.ConfigProvider;

/** A site of the sandbox that is not configured: nobody reads it but the test. */
public final class SandboxSite {

  private SandboxSite() {}

  /** The site of this name, which is the id of its instance too. */
  public static Site of(String name, JiraFields fields) {
    return of(name, fields, client -> client);
  }

  /** The same, but what is not answered within half a second counts as not answered. */
  public static Site hasty(String name) {
    return of(
        name, JiraFields.NONE, client -> client.patient(JiraApi.class, Duration.ofMillis(500)));
  }

  private static Site of(String name, JiraFields fields, UnaryOperator<JiraClient<JiraApi>> as) {
    SandboxSites.client().jira(name);
    URI sandbox = URI.create(ConfigProvider.getConfig().getValue("sandbox.uri", String.class));
    JiraInstance plain =
        JiraInstance.cloud(
            name,
            URI.create(sandbox + "/jira/" + name),
            "lockstep@example.com",
            new Secret("token"));
    JiraInstance instance =
        new JiraInstance(
            name,
            plain.deployment(),
            plain.baseUrl(),
            plain.apiUrl(),
            plain.credential(),
            null,
            List.of(),
            List.of(),
            false,
            1_000,
            fields,
            null,
            List.of());
    Clock clock = Clock.systemUTC();
    return CloudSites.site(as.apply(PlainClients.of(JiraApi.class, instance)), instance, clock);
  }
}

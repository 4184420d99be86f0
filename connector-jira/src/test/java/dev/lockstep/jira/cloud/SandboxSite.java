package dev.lockstep.jira.cloud;

import dev.lockstep.jira.SandboxSites;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.messaging.Leases;
import dev.lockstep.settings.JiraFields;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Secret;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** A site of the sandbox that is not configured: nobody reads it but the test. */
public final class SandboxSite {

  private SandboxSite() {}

  /** The site of this name, which is the id of its instance too. */
  public static Site of(String name, JiraFields fields, Leases leases) {
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
    return CloudSites.site(
        new JiraClient<>(
            JiraApi.class, instance, leases::replicas, clock, new SimpleMeterRegistry()),
        instance,
        clock);
  }
}

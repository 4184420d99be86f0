package dev.lockstep.jira.datacenter;

import dev.lockstep.jira.SandboxSites;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.rest.PlainClients;
import dev.lockstep.settings.JiraCredential;
import dev.lockstep.settings.JiraFields;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.JiraInstance.Deployment;
import dev.lockstep.settings.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** A Data Center of the sandbox that is not configured: nobody reads it but the test. */
public final class SandboxDataCenter {

  private SandboxDataCenter() {}

  /** The site of this name, which is the id of its instance too. */
  public static Site of(String name) {
    SandboxSites.client().jiraDataCenter(name);
    URI sandbox = URI.create(ConfigProvider.getConfig().getValue("sandbox.uri", String.class));
    URI own = URI.create(sandbox + "/jira-dc/" + name);
    JiraInstance instance =
        new JiraInstance(
            name,
            Deployment.DATACENTER,
            own,
            own,
            new JiraCredential.Bearer(new Secret("pat")),
            null,
            List.of(),
            List.of(),
            false,
            1_000,
            JiraFields.NONE,
            null,
            List.of());
    Clock clock = Clock.systemUTC();
    return DataCenterSites.site(PlainClients.of(DataCenterApi.class, instance), instance, clock);
  }
}

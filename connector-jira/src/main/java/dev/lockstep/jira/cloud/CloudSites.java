package dev.lockstep.jira.cloud;

import dev.lockstep.jira.edit.TextForm;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.SiteProvider;
import dev.lockstep.jira.port.Webhooks;
import dev.lockstep.jira.port.Webhooks.ProvenBy;
import dev.lockstep.jira.rest.AdminWebhooks;
import dev.lockstep.jira.rest.Clients;
import dev.lockstep.jira.rest.IssueMapping;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.Once;
import dev.lockstep.jira.rest.RestDiscussions;
import dev.lockstep.jira.rest.SiteFields;
import dev.lockstep.jira.rest.Writings;
import dev.lockstep.settings.JiraCredential;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.JiraInstance.Deployment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Sites of Jira Cloud, each with its own client. */
@ApplicationScoped
class CloudSites implements SiteProvider {

  private static final TextForm TEXTS = new CloudTexts();

  private final Clients clients;
  private final Clock clock;

  CloudSites(Clients clients, Clock clock) {
    this.clients = clients;
    this.clock = clock;
  }

  @Override
  public Deployment deployment() {
    return Deployment.CLOUD;
  }

  @Override
  public Site site(JiraInstance instance) {
    return site(clients.of(JiraApi.class, instance), instance, clock);
  }

  static Site site(JiraClient<JiraApi> client, JiraInstance instance, Clock clock) {
    List<String> projects = instance.projectKeys();
    CloudAccount account = new CloudAccount(client);
    CloudVariant variant = new CloudVariant(client, TEXTS);
    CloudIssues issues =
        new CloudIssues(
            client,
            projects,
            Once.of(mapping(client, instance)),
            new QueryTimes(client, instance.id(), clock));
    return new Site(
        instance.id(),
        issues,
        issues,
        new CloudDirectory(client, projects, account),
        new CloudWorkflow(client, TEXTS),
        account,
        new CloudIds(client.bulk(), projects),
        new CloudHistories(client.bulk()),
        new RestDiscussions(client, variant.path(), instance.fields().remoteLinks()),
        new CloudPresence(client),
        webhooks(client, instance),
        new CloudFields(client, instance),
        Writings.of(client, variant, clock));
  }

  private static Webhooks webhooks(JiraClient<JiraApi> client, JiraInstance instance) {
    return instance.credential() instanceof JiraCredential.OAuth
        ? new DynamicWebhooks(client)
        : new AdminWebhooks(client, ProvenBy.SIGNATURE);
  }

  /** Calls go where programs reach the site, links for people where they open it. */
  private static Uni<IssueMapping> mapping(JiraClient<JiraApi> client, JiraInstance instance) {
    return SiteFields.of(instance.fields(), () -> sprint(client))
        .map(fields -> new IssueMapping(instance.id(), instance.baseUrl().toString(), fields));
  }

  private static Uni<Optional<String>> sprint(JiraClient<JiraApi> client) {
    return client.read("field", JiraApi::fields).map(SiteFields::sprint);
  }
}

package dev.lockstep.jira.cloud;

import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.jql.Jql;
import dev.lockstep.jira.port.Account;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.SiteProvider;
import dev.lockstep.jira.port.Webhooks;
import dev.lockstep.jira.port.Webhooks.ProvenBy;
import dev.lockstep.jira.rest.AdminWebhooks;
import dev.lockstep.jira.rest.Clients;
import dev.lockstep.jira.rest.FieldListing;
import dev.lockstep.jira.rest.IssueMapping;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.MyselfJson;
import dev.lockstep.jira.rest.Once;
import dev.lockstep.jira.rest.RawIssuesJson;
import dev.lockstep.jira.rest.RestDirectory;
import dev.lockstep.jira.rest.RestDiscussions;
import dev.lockstep.jira.rest.RestPresence;
import dev.lockstep.jira.rest.RestWorkflow;
import dev.lockstep.jira.rest.Writings;
import dev.lockstep.settings.JiraCredential;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.JiraInstance.Deployment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Sites of Jira Cloud, each with its own client. */
@ApplicationScoped
class CloudSites implements SiteProvider {

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
    // A visitor is answered 401 here, or has no id.
    Account account =
        calls ->
            client
                .read("myself", UpstreamGateway.BRISK, calls, JiraApi::myself)
                .map(MyselfJson::who);
    CloudVariant variant = new CloudVariant(client);
    CloudIssues issues =
        new CloudIssues(
            client,
            projects,
            Once.of(IssueMapping.of(instance, client.read("field", JiraApi::fields))),
            new QueryTimes(client, instance.id(), clock));
    return new Site(
        instance.id(),
        issues,
        issues,
        new RestDirectory(client, projects, account, CloudProjects.all(client)),
        new RestWorkflow(client, variant),
        account,
        new CloudIds(client.bulk(), projects),
        new CloudHistories(client.bulk()),
        new RestDiscussions(client, instance.fields().remoteLinks()),
        new RestPresence(client),
        webhooks(client, instance),
        FieldListing.of(client, instance.fields(), newest(client, projects)),
        Writings.of(client, variant, clock));
  }

  private static Webhooks webhooks(JiraClient<JiraApi> client, JiraInstance instance) {
    return instance.credential() instanceof JiraCredential.OAuth
        ? new DynamicWebhooks(client)
        : new AdminWebhooks(client, ProvenBy.SIGNATURE);
  }

  private static Uni<RawIssuesJson> newest(JiraClient<JiraApi> client, List<String> projects) {
    SearchJson.Request newest =
        new SearchJson.Request(
            Jql.newest(projects), FieldListing.EVERYTHING, null, FieldListing.ISSUES, null);
    return client.read("search/jql", api -> api.searchRaw(newest));
  }
}

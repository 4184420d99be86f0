package dev.lockstep.jira.datacenter;

import dev.lockstep.jira.jql.Jql;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.SiteProvider;
import dev.lockstep.jira.rest.Clients;
import dev.lockstep.jira.rest.FieldJson;
import dev.lockstep.jira.rest.FieldListing;
import dev.lockstep.jira.rest.IssueMapping;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.Once;
import dev.lockstep.jira.rest.RawIssuesJson;
import dev.lockstep.jira.rest.RestDirectory;
import dev.lockstep.jira.rest.RestDiscussions;
import dev.lockstep.jira.rest.RestPresence;
import dev.lockstep.jira.rest.RestWorkflow;
import dev.lockstep.jira.rest.Writings;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.JiraInstance.Deployment;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Sites of Jira Data Center, each with its own client. */
@ApplicationScoped
class DataCenterSites implements SiteProvider {

  private final Clients clients;
  private final Clock clock;

  DataCenterSites(Clients clients, Clock clock) {
    this.clients = clients;
    this.clock = clock;
  }

  @Override
  public Deployment deployment() {
    return Deployment.DATACENTER;
  }

  @Override
  public Site site(JiraInstance instance) {
    return site(clients.of(DataCenterApi.class, instance), instance, clock);
  }

  static Site site(JiraClient<DataCenterApi> client, JiraInstance instance, Clock clock) {
    List<String> projects = instance.projectKeys();
    DataCenterAccount account = new DataCenterAccount(client, instance.credential());
    Search search = new Search(client, account);
    DataCenterVariant variant = new DataCenterVariant(client);
    Uni<List<FieldJson>> fields = Once.of(client.read("field", DataCenterApi::fields));
    DataCenterIssues issues =
        new DataCenterIssues(
            client,
            search,
            projects,
            IssueMapping.of(instance, fields),
            new Parents(client, fields));
    return new Site(
        instance.id(),
        issues,
        issues,
        new RestDirectory(
            client, projects, account, client.read("project", DataCenterApi::projects)),
        new RestWorkflow(client, variant),
        account,
        new DataCenterIds(client.bulk(), search, projects),
        new DataCenterHistories(client.bulk(), search),
        new RestDiscussions(client, instance.fields().remoteLinks()),
        new RestPresence(client),
        new DataCenterWebhooks(client),
        FieldListing.of(client, instance.fields(), newest(client, search, projects)),
        Writings.of(client, variant, clock));
  }

  private static Uni<RawIssuesJson> newest(
      JiraClient<DataCenterApi> client, Search search, List<String> projects) {
    return search
        .form()
        .map(
            form ->
                new SearchJson.Request(
                    Jql.newest(projects, form),
                    0,
                    FieldListing.ISSUES,
                    FieldListing.EVERYTHING,
                    List.of()))
        .chain(newest -> client.read("search", api -> api.searchRaw(newest)));
  }
}

package dev.lockstep.jira.datacenter;

import dev.lockstep.jira.edit.TextForm;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.SiteProvider;
import dev.lockstep.jira.rest.Clients;
import dev.lockstep.jira.rest.FieldJson;
import dev.lockstep.jira.rest.IssueMapping;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.Once;
import dev.lockstep.jira.rest.RestDiscussions;
import dev.lockstep.jira.rest.SiteFields;
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

  private static final TextForm TEXTS = new WikiTexts();

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
    DataCenterVariant variant = new DataCenterVariant(client, TEXTS);
    Uni<List<FieldJson>> fields = Once.of(client.read("field", DataCenterApi::fields));
    DataCenterIssues issues =
        new DataCenterIssues(
            client, search, projects, mapping(fields, instance), new Parents(client, fields));
    return new Site(
        instance.id(),
        issues,
        issues,
        new DataCenterDirectory(client, projects, account),
        new DataCenterWorkflow(client, TEXTS),
        account,
        new DataCenterIds(client.bulk(), search, projects),
        new DataCenterHistories(client.bulk(), search),
        new RestDiscussions(client, variant.path(), instance.fields().remoteLinks()),
        new DataCenterPresence(client),
        new DataCenterWebhooks(client),
        new DataCenterFields(client, search, instance),
        Writings.of(client, variant, clock));
  }

  private static Uni<IssueMapping> mapping(Uni<List<FieldJson>> fields, JiraInstance instance) {
    return SiteFields.of(instance.fields(), () -> fields.map(SiteFields::sprint))
        .map(own -> new IssueMapping(instance.id(), instance.baseUrl().toString(), own));
  }
}

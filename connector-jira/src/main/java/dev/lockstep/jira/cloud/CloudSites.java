package dev.lockstep.jira.cloud;

import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.edit.TextForm;
import dev.lockstep.jira.port.Account;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Sites;
import dev.lockstep.jira.port.Writing;
import dev.lockstep.jira.rest.IssueMapping;
import dev.lockstep.jira.rest.JiraClient;
import dev.lockstep.jira.rest.SiteFields;
import dev.lockstep.messaging.Leases;
import dev.lockstep.settings.JiraFields;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The configured sites of Jira Cloud, each with its own client. */
@ApplicationScoped
class CloudSites implements Sites {

  /** Serves scoped tokens; people cannot browse there, so links need the site's own address. */
  private static final String GATEWAY_HOST = "api.atlassian.com";

  /** A file may be large and a line slow. */
  private static final Duration FILES = Duration.ofMinutes(10);

  private static final TextForm TEXTS = new CloudTexts();

  private static final String SPRINT = "com.pyxis.greenhopper.jira:gh-sprint";

  private final Map<String, Site> sites = new LinkedHashMap<>();

  CloudSites(Settings settings, Leases leases, Clock clock, MeterRegistry metrics) {
    settings
        .jira()
        .forEach((id, instance) -> sites.put(id, site(instance, leases, clock, metrics)));
  }

  @Override
  public Collection<Site> all() {
    return sites.values();
  }

  @Override
  public Optional<Site> find(String id) {
    return Optional.ofNullable(sites.get(id));
  }

  private static Site site(
      JiraInstance instance, Leases leases, Clock clock, MeterRegistry metrics) {
    JiraClient<JiraApi> client =
        new JiraClient<>(JiraApi.class, instance, leases::replicas, clock, metrics);
    List<String> projects = instance.projectKeys();
    CloudIssues issues =
        new CloudIssues(
            client,
            projects,
            Once.of(mapping(client, instance)),
            new QueryTimes(client, instance.id(), clock));
    Account account =
        calls ->
            client
                .read("myself", UpstreamGateway.BRISK, calls, JiraApi::myself)
                .invoke(CloudSites::known)
                .replaceWithVoid();
    return new Site(
        instance.id(),
        issues,
        issues,
        new CloudDirectory(client, projects, account),
        new CloudWorkflow(client, TEXTS),
        account,
        new CloudIds(client, projects),
        new CloudHistories(client),
        new CloudDiscussions(client, instance.fields().remoteLinks()),
        new CloudPresence(client),
        writing(client, instance, leases, clock, metrics));
  }

  private static Writing writing(
      JiraClient<JiraApi> client,
      JiraInstance instance,
      Leases leases,
      Clock clock,
      MeterRegistry metrics) {
    JiraClient<FilesApi> files =
        new JiraClient<>(FilesApi.class, instance, leases::replicas, FILES, clock, metrics);
    return new Writing(
        new CloudEditing(client, TEXTS),
        new CloudNewIssues(client, clock),
        new CloudComments(client, TEXTS),
        new CloudLinks(client),
        new CloudFiles(client, files, clock));
  }

  private static void known(DirectoryJson.Myself myself) {
    if (myself.accountId() == null) {
      throw new Unauthorized("Jira does not know the configured account");
    }
  }

  private static Uni<IssueMapping> mapping(JiraClient<JiraApi> client, JiraInstance instance) {
    return Uni.combine()
        .all()
        .unis(browseBase(client, instance), fields(client, instance.fields()))
        .with((base, fields) -> new IssueMapping(instance.id(), base, fields));
  }

  private static Uni<String> browseBase(JiraClient<JiraApi> client, JiraInstance instance) {
    String base = instance.baseUrl().toString();
    return GATEWAY_HOST.equals(instance.baseUrl().getHost())
        ? client
            .read("serverInfo", JiraApi::serverInfo)
            .map(server -> server.baseUrl() == null ? base : server.baseUrl())
        : Uni.createFrom().item(base);
  }

  /** The sprint field has another id on each site, and the same kind. */
  private static Uni<SiteFields> fields(JiraClient<JiraApi> client, JiraFields configured) {
    return configured.sprint() != null
        ? Uni.createFrom().item(new SiteFields(configured.sprint(), configured.custom()))
        : client
            .read("field", JiraApi::fields)
            .map(
                fields ->
                    new SiteFields(
                        fields.stream()
                            .filter(CloudSites::isSprint)
                            .map(DirectoryJson.Field::id)
                            .findFirst()
                            .orElse(null),
                        configured.custom()));
  }

  private static boolean isSprint(DirectoryJson.Field field) {
    return field.schema() != null && SPRINT.equals(field.schema().custom());
  }
}

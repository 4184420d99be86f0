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
import dev.lockstep.messaging.Leases;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The configured sites of Jira Cloud, each with its own client. */
@ApplicationScoped
class CloudSites implements Sites {

  /** Serves scoped tokens; people cannot browse there, so links need the site's own address. */
  private static final String GATEWAY_HOST = "api.atlassian.com";

  /** A file may be large and a line slow. */
  private static final Duration FILES = Duration.ofMinutes(10);

  private static final TextForm TEXTS = new CloudTexts();

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
    CloudIssues issues = new CloudIssues(client, instance.projectKeys(), mapping(client, instance));
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
        new CloudDirectory(client, instance.projectKeys(), account),
        new CloudWorkflow(client, TEXTS),
        account,
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
        new CloudFields(client, TEXTS),
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
    String base = instance.baseUrl().toString();
    if (!GATEWAY_HOST.equals(instance.baseUrl().getHost())) {
      return Uni.createFrom().item(new IssueMapping(instance.id(), base));
    }
    AtomicReference<@Nullable IssueMapping> known = new AtomicReference<>();
    return Uni.createFrom()
        .deferred(
            () -> {
              IssueMapping mapping = known.get();
              return mapping == null
                  ? client
                      .read("serverInfo", JiraApi::serverInfo)
                      .map(server -> server.baseUrl() == null ? base : server.baseUrl())
                      .map(address -> new IssueMapping(instance.id(), address))
                      .invoke(known::set)
                  : Uni.createFrom().item(mapping);
            });
  }
}

package dev.lockstep.jira.rest;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Webhooks;
import dev.lockstep.settings.Secret;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Webhooks as an administrator makes them. They stay for ever, and those of everybody are shown:
 * nothing but Lockstep's own is ever changed, and none is taken away.
 */
public final class AdminWebhooks implements Webhooks {

  /** What Lockstep reads. Attachments do not say whose they are, but update their issue. */
  public static final Set<String> EVENTS =
      Set.of(
          "jira:issue_created",
          "jira:issue_updated",
          "jira:issue_deleted",
          "comment_created",
          "comment_updated",
          "comment_deleted",
          "issuelink_created",
          "issuelink_deleted",
          "worklog_created",
          "worklog_updated",
          "worklog_deleted",
          "project_created",
          "project_updated",
          "project_deleted");

  /** What people see in the list of webhooks. */
  public static final String NAME = "Lockstep";

  private static final String ENDPOINT = "webhooks/1.0/webhook";

  private final JiraClient<AdminHookApi> client;
  private final Kind kind;

  /**
   * @param site any client of the site
   * @param proof what proves its deliveries
   */
  public AdminWebhooks(JiraClient<?> site, ProvenBy proof) {
    this.client = site.other(AdminHookApi.class);
    this.kind = new Kind(EVENTS, false, false, proof);
  }

  @Override
  public Kind kind() {
    return kind;
  }

  @Override
  public Uni<List<Registered>> registered() {
    return client
        .read(ENDPOINT, AdminHookApi::all)
        .map(all -> orEmpty(all).stream().map(AdminWebhooks::registered).toList());
  }

  private static Registered registered(AdminHookJson json) {
    String self = json.self() == null ? "" : json.self();
    AdminHookJson.Filters filters = json.filters();
    return new Registered(
        self.substring(self.lastIndexOf('/') + 1),
        json.url() == null ? "" : json.url(),
        !Boolean.FALSE.equals(json.enabled()),
        new TreeSet<>(orEmpty(json.events())),
        filters == null || filters.jql() == null ? "" : filters.jql(),
        null);
  }

  @Override
  public Uni<Void> register(Wanted wanted) {
    AdminHookJson hook = json(wanted, wanted.events());
    return write(ENDPOINT, api -> api.create(hook));
  }

  /** Events that somebody added stay. */
  @Override
  public Uni<Void> change(Registered registered, Wanted wanted) {
    Set<String> events = new TreeSet<>(registered.events());
    events.addAll(wanted.events());
    AdminHookJson hook = json(wanted, events);
    return write(ENDPOINT + "/{id}", api -> api.update(registered.id(), hook));
  }

  private Uni<Void> write(String endpoint, Function<AdminHookApi, Uni<AdminHookJson>> call) {
    return client.write(endpoint, UpstreamGateway.PATIENT, new Calls(), call).replaceWithVoid();
  }

  private static AdminHookJson json(Wanted wanted, Set<String> events) {
    Secret secret = wanted.secret();
    return new AdminHookJson(
        NAME,
        wanted.url(),
        events.stream().sorted().toList(),
        new AdminHookJson.Filters(wanted.filter()),
        false,
        true,
        null,
        secret == null ? null : secret.value());
  }

  @Override
  public Uni<Void> prolong(List<Registered> registered) {
    return Uni.createFrom().voidItem();
  }

  @Override
  public Uni<Void> remove(Registered registered) {
    return Uni.createFrom().voidItem();
  }
}

package dev.lockstep.jira.datacenter;

import dev.lockstep.jira.port.Webhooks;
import dev.lockstep.jira.rest.AdminWebhooks;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;

/**
 * The webhooks of a Data Center. Version 10 moved them to another address and another form; a site
 * says which version it is, and may be upgraded while Lockstep runs.
 */
final class DataCenterWebhooks implements Webhooks {

  private static final int MODERN = 10;

  private final JiraClient<DataCenterHookApi> client;
  private final Webhooks modern;
  private final Webhooks older;

  /**
   * @param site any client of the site
   */
  DataCenterWebhooks(JiraClient<?> site) {
    this.client = site.other(DataCenterHookApi.class);
    this.modern = new ModernWebhooks(client);
    this.older = new AdminWebhooks(site, ProvenBy.PATH);
  }

  @Override
  public Kind kind() {
    return modern.kind();
  }

  @Override
  public Uni<List<Registered>> registered() {
    return here(Webhooks::registered);
  }

  @Override
  public Uni<Void> register(Wanted wanted) {
    return here(webhooks -> webhooks.register(wanted));
  }

  @Override
  public Uni<Void> change(Registered registered, Wanted wanted) {
    return here(webhooks -> webhooks.change(registered, wanted));
  }

  @Override
  public Uni<Void> prolong(List<Registered> registered) {
    return here(webhooks -> webhooks.prolong(registered));
  }

  @Override
  public Uni<Void> remove(Registered registered) {
    return here(webhooks -> webhooks.remove(registered));
  }

  private <T> Uni<T> here(Function<Webhooks, Uni<T>> call) {
    return client
        .read("serverInfo", DataCenterHookApi::serverInfo)
        .chain(server -> call.apply(isModern(server) ? modern : older));
  }

  /** One that does not say is taken for a new one. */
  private static boolean isModern(DataCenterHookJson.Server server) {
    List<Integer> numbers = JiraClient.orEmpty(server.versionNumbers());
    return numbers.isEmpty() || numbers.get(0) >= MODERN;
  }
}

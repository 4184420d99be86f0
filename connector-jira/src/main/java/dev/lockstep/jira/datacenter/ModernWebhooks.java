package dev.lockstep.jira.datacenter;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Webhooks;
import dev.lockstep.jira.rest.AdminWebhooks;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Webhooks of an administrator as Data Center 10 and later keep them. */
final class ModernWebhooks implements Webhooks {

  private static final String ENDPOINT = "jira-webhook/1.0/webhooks";

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final JiraClient<DataCenterHookApi> client;

  ModernWebhooks(JiraClient<DataCenterHookApi> client) {
    this.client = client;
  }

  @Override
  public Kind kind() {
    return new Kind(AdminWebhooks.EVENTS, false, false, ProvenBy.PATH);
  }

  @Override
  public Uni<List<Registered>> registered() {
    return client
        .read(ENDPOINT, DataCenterHookApi::all)
        .map(all -> orEmpty(all).stream().map(ModernWebhooks::registered).toList());
  }

  private static Registered registered(DataCenterHookJson json) {
    DataCenterHookJson.Configuration configuration = json.configuration();
    return new Registered(
        String.valueOf(json.id()),
        json.url() == null ? "" : json.url(),
        !Boolean.FALSE.equals(json.active()),
        new TreeSet<>(orEmpty(json.events())),
        filter(configuration == null ? null : configuration.filters()),
        null);
  }

  private static String filter(@Nullable String filters) {
    try {
      DataCenterHookJson.Filters read =
          filters == null ? null : JSON.readValue(filters, DataCenterHookJson.Filters.class);
      return read == null || read.jql() == null ? "" : read.jql();
    } catch (JsonProcessingException unreadable) {
      return filters + ""; // not what Lockstep wrote: it is written again
    }
  }

  @Override
  public Uni<Void> register(Wanted wanted) {
    DataCenterHookJson hook = json(wanted, wanted.events());
    return write(ENDPOINT, api -> api.create(hook));
  }

  /** Events that somebody added stay. */
  @Override
  public Uni<Void> change(Registered registered, Wanted wanted) {
    Set<String> events = new TreeSet<>(registered.events());
    events.addAll(wanted.events());
    DataCenterHookJson hook = json(wanted, events);
    return write(ENDPOINT + "/{id}", api -> api.update(registered.id(), hook));
  }

  private Uni<Void> write(
      String endpoint, Function<DataCenterHookApi, Uni<DataCenterHookJson>> call) {
    return client.write(endpoint, UpstreamGateway.PATIENT, new Calls(), call).replaceWithVoid();
  }

  private static DataCenterHookJson json(Wanted wanted, Set<String> events) {
    return new DataCenterHookJson(
        null,
        AdminWebhooks.NAME,
        wanted.url(),
        events.stream().sorted().toList(),
        new DataCenterHookJson.Configuration(filters(wanted.filter()), "false"),
        true);
  }

  private static String filters(String jql) {
    try {
      return JSON.writeValueAsString(new DataCenterHookJson.Filters(jql));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
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

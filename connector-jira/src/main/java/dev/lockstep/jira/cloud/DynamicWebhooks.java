package dev.lockstep.jira.cloud;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.mapping.JiraTime;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Webhooks;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks that an OAuth client registers for itself. They end after thirty days, need a filter of
 * few words, cannot be changed, and have one address for each client.
 */
final class DynamicWebhooks implements Webhooks {

  private static final Set<String> EVENTS =
      Set.of(
          "jira:issue_created",
          "jira:issue_updated",
          "jira:issue_deleted",
          "comment_created",
          "comment_updated",
          "comment_deleted");

  private static final String ENDPOINT = "webhook";
  private static final int PAGE = 100;
  private static final int BAD_REQUEST = 400;

  private final JiraClient<DynamicHookApi> client;

  DynamicWebhooks(JiraClient<?> site) {
    this.client = site.other(DynamicHookApi.class);
  }

  @Override
  public Kind kind() {
    return new Kind(EVENTS, true, true, ProvenBy.TOKEN);
  }

  @Override
  public Uni<List<Registered>> registered() {
    return page(0, new ArrayList<>());
  }

  private Uni<List<Registered>> page(long startAt, List<Registered> all) {
    return client
        .read(ENDPOINT, api -> api.all(startAt, PAGE))
        .chain(
            page -> {
              List<DynamicHookJson.Hook> values = orEmpty(page.values());
              values.forEach(hook -> all.add(registered(hook)));
              return values.isEmpty() || !Boolean.FALSE.equals(page.isLast())
                  ? Uni.createFrom().item(List.copyOf(all))
                  : page(startAt + values.size(), all);
            });
  }

  private static Registered registered(DynamicHookJson.Hook hook) {
    return new Registered(
        Long.toString(hook.id()),
        hook.url() == null ? "" : hook.url(),
        true,
        new TreeSet<>(orEmpty(hook.events())),
        hook.jqlFilter() == null ? "" : hook.jqlFilter(),
        time(hook.expirationDate()));
  }

  private static @Nullable Instant time(@Nullable JsonNode date) {
    if (date == null || date.isNull()) {
      return null;
    }
    return date.isNumber() ? Instant.ofEpochMilli(date.longValue()) : JiraTime.parse(date.asText());
  }

  @Override
  public Uni<Void> register(Wanted wanted) {
    DynamicHookJson.Registration registration =
        new DynamicHookJson.Registration(
            wanted.url(),
            List.of(
                new DynamicHookJson.Details(
                    wanted.events().stream().sorted().toList(), wanted.filter())));
    return write(ENDPOINT, api -> api.register(registration))
        .invoke(DynamicWebhooks::check)
        .replaceWithVoid();
  }

  /** Jira answers 200 and says here what it refused. */
  private static void check(DynamicHookJson.Outcome outcome) {
    List<String> errors =
        orEmpty(outcome.webhookRegistrationResult()).stream()
            .flatMap(result -> orEmpty(result.errors()).stream())
            .toList();
    if (!errors.isEmpty()) {
      throw new Rejected(BAD_REQUEST, String.join(" ", errors));
    }
  }

  @Override
  public Uni<Void> change(Registered registered, Wanted wanted) {
    return remove(registered).chain(() -> register(wanted));
  }

  @Override
  public Uni<Void> prolong(List<Registered> registered) {
    DynamicHookJson.Ids ids = ids(registered);
    return write(ENDPOINT + "/refresh", api -> api.refresh(ids)).replaceWithVoid();
  }

  @Override
  public Uni<Void> remove(Registered registered) {
    DynamicHookJson.Ids ids = ids(List.of(registered));
    return write(ENDPOINT, api -> api.delete(ids));
  }

  private <T> Uni<T> write(String endpoint, Function<DynamicHookApi, Uni<T>> call) {
    return client.write(endpoint, UpstreamGateway.PATIENT, new Calls(), call);
  }

  private static DynamicHookJson.Ids ids(List<Registered> registered) {
    return new DynamicHookJson.Ids(
        registered.stream().map(one -> Long.parseLong(one.id())).toList());
  }
}

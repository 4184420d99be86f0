package dev.lockstep.scm.github;

import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.HookCare;
import dev.lockstep.scm.port.Repository;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One webhook for an organisation, one for each repository of a user. What is there is found by its
 * address. A delivery that failed is repeated once; GitHub never does by itself.
 */
public final class GitHubHookCare implements HookCare {

  static final List<String> EVENTS =
      List.of(
          "check_run",
          "create",
          "delete",
          "deployment_status",
          "issue_comment",
          "issues",
          "pull_request",
          "pull_request_review",
          "push",
          "release",
          "repository",
          "status",
          "sub_issues",
          "workflow_run");

  private static final int UNAUTHORIZED = 401;

  private final CodeHost host;
  private final String owner;
  private final String secret;
  private final GitHubClient client;
  private final RestApi api;
  private final Set<String> repeated = ConcurrentHashMap.newKeySet();

  /**
   * @param host of the same owner
   * @param owner login of the organisation or user
   * @param secret signs what is delivered
   * @param client with the credential
   */
  public GitHubHookCare(CodeHost host, String owner, String secret, GitHubClient client) {
    this.host = host;
    this.owner = owner;
    this.secret = secret;
    this.client = client;
    this.api = client.rest().calls(RestApi.class);
  }

  @Override
  public String source() {
    return host.source();
  }

  /** What was found at one place. */
  private record Found(String line, int repeated, Set<String> failed) {}

  @Override
  public Uni<Report> care(URI address) {
    return places()
        .onItem()
        .transformToMulti(places -> Multi.createFrom().iterable(places))
        .onItem()
        .transformToUniAndConcatenate(place -> care(place, address))
        .collect()
        .asList()
        .map(this::report);
  }

  private Report report(List<Found> found) {
    Set<String> failed = new HashSet<>();
    found.forEach(one -> failed.addAll(one.failed()));
    repeated.retainAll(failed); // GitHub forgets deliveries after a few days, and so do we
    return new Report(
        true,
        found.stream().map(Found::line).toList(),
        found.stream().mapToInt(Found::repeated).sum());
  }

  private Uni<List<HookPlace>> places() {
    return client
        .rest()
        .read("/users/{owner}", () -> api.owner(owner))
        .chain(
            who ->
                "Organization".equals(who.type())
                    ? Uni.createFrom()
                        .item(List.of(HookPlace.organization(client.rest(), api, owner)))
                    : host.repositories().map(this::places));
  }

  private List<HookPlace> places(Collection<Repository> repositories) {
    return repositories.stream()
        .filter(repository -> !repository.archived())
        .map(repository -> HookPlace.repository(client.rest(), api, owner, repository.ref().name()))
        .toList();
  }

  private Uni<Found> care(HookPlace place, URI address) {
    return place
        .all()
        .chain(
            all -> {
              WebhookJson ours =
                  all.stream().filter(hook -> isAt(hook, address)).findFirst().orElse(null);
              if (ours == null || ours.id() == null) {
                return place
                    .add(wanted(address))
                    .replaceWith(new Found(place.name() + ": webhook registered", 0, Set.of()));
              }
              return isWell(ours)
                  ? repeatFailed(place, ours.id(), "webhook in place")
                  : place
                      .change(ours.id(), wanted(address))
                      .chain(() -> repeatFailed(place, ours.id(), "webhook mended"));
            });
  }

  private static boolean isAt(WebhookJson hook, URI address) {
    return hook.config() != null && address.toString().equals(hook.config().url());
  }

  /** A secret is not shown; that it is another one shows in the answer to what was delivered. */
  private static boolean isWell(WebhookJson hook) {
    return Boolean.TRUE.equals(hook.active())
        && hook.events() != null
        && (hook.events().contains("*") || Set.copyOf(hook.events()).containsAll(EVENTS))
        && hook.config() != null
        && "json".equals(hook.config().contentType())
        && hook.config().secret() != null
        && !isRefused(hook.lastResponse());
  }

  private static boolean isRefused(WebhookJson.@Nullable LastJson last) {
    return last != null && last.code() != null && last.code() == UNAUTHORIZED;
  }

  private WebhookJson wanted(URI address) {
    return new WebhookJson(
        null,
        "web",
        true,
        EVENTS,
        new WebhookJson.ConfigJson(address.toString(), "json", secret),
        null);
  }

  private Uni<Found> repeatFailed(HookPlace place, long hook, String state) {
    return place
        .failed(hook)
        .chain(
            attempts -> {
              Map<String, Long> first = new LinkedHashMap<>();
              Set<String> again = new HashSet<>(repeated);
              Set<String> failed = new HashSet<>();
              for (DeliveryJson attempt : attempts) {
                if (attempt.guid() != null && attempt.id() != null) {
                  failed.add(attempt.guid());
                  first.put(attempt.guid(), attempt.id());
                  if (Boolean.TRUE.equals(attempt.redelivery())) {
                    again.add(attempt.guid());
                  }
                }
              }
              first.keySet().removeAll(again);
              return repeat(place, hook, first)
                  .map(
                      count ->
                          new Found(
                              place.name()
                                  + ": "
                                  + state
                                  + (count == 0 ? "" : ", " + count + " deliveries repeated"),
                              count,
                              failed));
            });
  }

  private Uni<Integer> repeat(HookPlace place, long hook, Map<String, Long> deliveries) {
    List<String> oldestFirst = new ArrayList<>(deliveries.keySet());
    java.util.Collections.reverse(oldestFirst);
    return Multi.createFrom()
        .iterable(oldestFirst)
        .onItem()
        .transformToUniAndConcatenate(
            guid ->
                place
                    .repeat(hook, deliveries.get(guid))
                    .invoke(() -> repeated.add(guid))
                    .replaceWith(guid))
        .collect()
        .asList()
        .map(List::size);
  }
}

package dev.lockstep.scm.github;

import dev.lockstep.contract.DeploymentChanged;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.ReleaseChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.Naming;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Releases and deployments. GitHub sorts them by their creation only, so each reading looks at
 * those of the last days again; what happens to older ones is told by webhooks.
 */
final class ShippingFeeds {

  /** How long after its creation something may change and be found by a sweep. */
  private static final Duration RECENT = Duration.ofDays(3);

  private ShippingFeeds() {}

  static String releases(RepositoryRef repository) {
    return repository + "#releases";
  }

  static String deployments(RepositoryRef repository) {
    return repository + "#deployments";
  }

  static Feed releases(GraphQl graphQl, Listing listing, RepositoryRef repository) {
    return new Created<>(
        releases(repository),
        graphQl,
        listing,
        repository,
        new Walk<>(
            "releases",
            Questions.RELEASES,
            "CREATED_AT",
            RepositoryNodeJson::releases,
            node -> created(node.createdAt()),
            RECENT),
        (node, naming) -> release(repository, node, naming));
  }

  static Feed deployments(GraphQl graphQl, Listing listing, RepositoryRef repository) {
    return new Created<>(
        deployments(repository),
        graphQl,
        listing,
        repository,
        new Walk<>(
            "deployments",
            Questions.DEPLOYMENTS,
            "CREATED_AT",
            RepositoryNodeJson::deployments,
            node -> created(node.createdAt()),
            RECENT),
        (node, naming) -> deployment(repository, node, naming));
  }

  private static Instant created(@Nullable String text) {
    return Times.needed("createdAt", text);
  }

  private static ReleaseChanged release(
      RepositoryRef repository, ReleaseNodeJson json, Naming naming) {
    return Shipping.release(
        repository,
        new Shipping.Release(
            GitHub.there(json.databaseId(), "id of a release"),
            GitHub.there(json.tagName(), "tag of a release"),
            json.name(),
            Boolean.TRUE.equals(json.isDraft()),
            Boolean.TRUE.equals(json.isPrerelease()),
            json.tagCommit() == null ? null : json.tagCommit().oid(),
            json.publishedAt(),
            json.url(),
            PersonJson.person(json.author()),
            Times.needed("a release's updatedAt", json.updatedAt())),
        naming);
  }

  private static DeploymentChanged deployment(
      RepositoryRef repository, DeploymentNodeJson json, Naming naming) {
    DeploymentNodeJson.StatusNodeJson status = json.latestStatus();
    return Shipping.deployment(
        repository,
        new Shipping.Deployment(
            GitHub.there(json.databaseId(), "id of a deployment"),
            GitHub.there(json.environment(), "environment of a deployment"),
            status == null || status.state() == null ? "PENDING" : status.state(),
            json.commitOid(),
            json.ref() == null ? null : json.ref().name(),
            status == null ? null : status.environmentUrl(),
            PersonJson.person(json.creator()),
            Times.needed(
                "a deployment's updatedAt",
                status == null ? json.updatedAt() : status.updatedAt())),
        naming);
  }

  /**
   * What is sorted by its creation. Where the listing shows the same as when it was read, it is
   * not.
   */
  private record Created<N>(
      String scope,
      GraphQl graphQl,
      Listing listing,
      RepositoryRef repository,
      Walk<N> walk,
      BiFunction<N, Naming, Event> event)
      implements Feed {

    @Override
    public Uni<Page> since(Optional<String> saved, Naming naming) {
      Cursor cursor = Cursor.parse(saved);
      String listed = listing.shipped(scope);
      if (!cursor.within() && listing.isRead(scope, listed)) {
        return Uni.createFrom().item(new Page(List.of(), cursor.text(), false));
      }
      return walk.since(graphQl, repository, cursor)
          .invoke(
              found -> {
                if (!found.more()) {
                  listing.read(scope, listed);
                }
              })
          .map(
              found ->
                  new Page(
                      found.nodes().stream().map(node -> event.apply(node, naming)).toList(),
                      found.next().text(),
                      found.more()));
    }
  }
}

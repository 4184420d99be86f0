package dev.lockstep.scm.bitbucket;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Repository;
import dev.lockstep.scm.rest.Answers;
import dev.lockstep.scm.rest.Door;
import dev.lockstep.settings.RepositoryPatterns;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists the repositories of a workspace that are in scope, with their stamps. */
final class RepositoryListing {

  private static final int AT_ONCE = 100;
  private static final int NAMES = 20;
  private static final String FIELDS =
      "next,values.name,values.slug,values.full_name,values.uuid,values.updated_on";

  private final String workspace;
  private final RepositoryPatterns scope;
  private final Stamps stamps;
  private final Door door;
  private final BitbucketApi api;
  private final NextPageApi following;

  RepositoryListing(String workspace, RepositoryPatterns scope, Stamps stamps, Door door) {
    this.workspace = workspace;
    this.scope = scope;
    this.stamps = stamps;
    this.door = door;
    this.api = door.calls(BitbucketApi.class);
    this.following = door.calls(NextPageApi.class);
  }

  /**
   * One call for a hundred repositories. Where the settings name all of them, those are asked for;
   * a version of Bitbucket that cannot be asked so is not asked at all, and they have no stamps.
   */
  Uni<List<Repository>> read() {
    if (!scope.named()) {
      return listed(null);
    }
    return Multi.createFrom()
        .iterable(portions(scope.names()))
        .onItem()
        .transformToUniAndConcatenate(this::named)
        .collect()
        .in(ArrayList::new, List::addAll);
  }

  /** One that is not found is in scope all the same, so that its sweep says so. */
  private Uni<List<Repository>> named(List<String> names) {
    String query =
        names.stream().map(name -> "slug=\"" + name + "\"").collect(Collectors.joining(" OR "));
    return listed(query)
        .onFailure(UpstreamException.Rejected.class)
        .recoverWithItem(List.of())
        .map(
            found -> {
              Map<String, Repository> byName =
                  found.stream().collect(Collectors.toMap(r -> r.ref().name(), r -> r));
              return names.stream()
                  .map(name -> byName.getOrDefault(name, Repository.named(ref(name))))
                  .toList();
            });
  }

  private static List<List<String>> portions(List<String> names) {
    List<List<String>> portions = new ArrayList<>();
    for (int from = 0; from < names.size(); from += NAMES) {
      portions.add(names.subList(from, Math.min(names.size(), from + NAMES)));
    }
    return portions;
  }

  private Uni<List<Repository>> listed(@Nullable String query) {
    Instant askedAt = stamps.now();
    return door.read(
            "/repositories/{workspace}",
            () -> api.repositories(workspace, query, AT_ONCE, "created_on", FIELDS))
        .chain(page -> more(new ArrayList<>(), page, askedAt));
  }

  private Uni<List<Repository>> more(
      List<Repository> before, RepositoryPageJson page, Instant askedAt) {
    for (RepositoryJson json : Answers.listed(page.values())) {
      String slug = slug(json);
      if (slug != null && scope.covers(slug)) {
        before.add(repository(slug, json, askedAt));
      }
    }
    return page.next() == null
        ? Uni.createFrom().item(before)
        : door.read(
                "/repositories/{workspace}",
                () -> following.repositories(door.sameOrigin(page.next())))
            .chain(more -> more(before, more, askedAt));
  }

  private Repository repository(String slug, RepositoryJson json, Instant askedAt) {
    return new Repository(
        ref(slug),
        json.uuid() == null ? slug : json.uuid(),
        json.name() == null ? slug : json.name(),
        false,
        stamps.of(slug, Answers.time(json.updatedOn()).orElse(null), askedAt));
  }

  private static @Nullable String slug(RepositoryJson json) {
    if (json.slug() != null) {
      return json.slug();
    }
    String fullName = json.fullName();
    return fullName == null ? null : fullName.substring(fullName.indexOf('/') + 1);
  }

  private RepositoryRef ref(String name) {
    return new RepositoryRef(BitbucketCloud.PROVIDER, workspace, name);
  }
}

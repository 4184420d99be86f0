package dev.lockstep.scm.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Repository;
import dev.lockstep.settings.RepositoryPatterns;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The repositories of an owner with their stamps: the newest of everything there is. One call for
 * 50 of them; where that is too much for GitHub's ten seconds, for fewer.
 */
final class Listing {

  private static final int PAGE = 50;
  private static final int SMALLEST_PAGE = 10;

  private final String owner;
  private final RepositoryPatterns scope;
  private final GraphQl graphQl;
  private final Map<String, String> shipped = new ConcurrentHashMap<>();
  private final Map<RepositoryRef, Long> issues = new ConcurrentHashMap<>();
  private final Map<String, String> read = new ConcurrentHashMap<>();
  private volatile Set<RepositoryRef> listed = Set.of();
  private volatile List<String> missing = List.of();

  Listing(String owner, RepositoryPatterns scope, GraphQl graphQl) {
    this.owner = owner;
    this.scope = scope;
    this.graphQl = graphQl;
  }

  Uni<List<Repository>> read() {
    return (scope.named() ? named() : page(new ArrayList<>(), PAGE, null))
        .invoke(
            all ->
                listed = all.stream().map(Repository::ref).collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * Whether it was in the last listing; one that the settings name may have another name by now.
   */
  boolean has(RepositoryRef repository) {
    return listed.contains(repository);
  }

  /** Why which of the repositories that the settings name were not in the last listing. */
  List<String> missing() {
    return missing;
  }

  private Uni<List<Repository>> page(List<Repository> before, int size, @Nullable String after) {
    Map<String, @Nullable Object> variables = new HashMap<>();
    variables.put("owner", owner);
    variables.put("first", size);
    variables.put("after", after);
    return graphQl
        .ask("repositories", Questions.REPOSITORIES, variables)
        .map(this::repositories)
        .chain(
            page -> {
              page.shown().forEach(json -> add(before, json));
              return page.more() && page.end() != null
                  ? page(before, size, page.end())
                  : Uni.createFrom().item(before);
            })
        .onFailure(failure -> failure instanceof Unavailable && size > SMALLEST_PAGE)
        .recoverWithUni(tooMuch -> page(new ArrayList<>(), size / 2, null));
  }

  private ListJson<RepositoryNodeJson> repositories(DataJson data) {
    if (data.repositoryOwner() == null) {
      throw new NotFound("no owner " + owner + ", or the credential may not see it");
    }
    return GitHub.there(data.repositoryOwner().repositories(), "repositories");
  }

  private void add(List<Repository> before, RepositoryNodeJson json) {
    String name = GitHub.there(json.name(), "name of a repository");
    if (scope.covers(name)) {
      before.add(repository(GitHub.ref(owner, name), json));
    }
  }

  private Uni<List<Repository>> named() {
    Map<RepositoryRef, Repository> found = new LinkedHashMap<>();
    List<String> gone = new ArrayList<>();
    return named(scope.names(), found, gone)
        .map(
            done -> {
              if (found.isEmpty()) {
                throw new NotFound("none of " + owner + "'s repositories is there: " + gone);
              }
              missing = List.copyOf(gone);
              return List.copyOf(found.values());
            });
  }

  private Uni<Void> named(
      List<String> names, Map<RepositoryRef, Repository> found, List<String> gone) {
    if (names.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<String> portion = names.subList(0, Math.min(names.size(), PAGE));
    Map<String, Object> variables = new HashMap<>();
    variables.put("owner", owner);
    IntStream.range(0, portion.size()).forEach(i -> variables.put("n" + i, portion.get(i)));
    return graphQl
        .answer(
            "repository",
            Questions.named(portion.size()),
            variables,
            IntStream.range(0, portion.size()).mapToObj(i -> "r" + i).toList())
        .chain(
            data -> {
              for (int i = 0; i < portion.size(); i++) {
                named(portion.get(i), data.path("r" + i), found, gone);
              }
              return named(names.subList(portion.size(), names.size()), found, gone);
            });
  }

  /** GitHub finds one by the names it had, and with another owner. */
  private void named(
      String name, JsonNode answer, Map<RepositoryRef, Repository> found, List<String> gone) {
    if (!answer.isObject()) {
      gone.add(name + " is not there, or the credential may not see it");
      return;
    }
    RepositoryNodeJson json = GraphQl.read(answer, RepositoryNodeJson.class);
    RepositoryRef ref = GitHub.ref(json.nameWithOwner());
    if (ref.owner().equals(owner)) {
      found.put(ref, repository(ref, json));
    } else {
      gone.add(name + " was transferred to " + json.nameWithOwner());
    }
  }

  /** How many issues were last listed; empty before. */
  OptionalLong issues(RepositoryRef repository) {
    Long count = issues.get(repository);
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }

  /** What was last listed of a repository's releases or deployments; null before. */
  @Nullable String shipped(String feed) {
    return shipped.get(feed);
  }

  /** Whether a feed was read when that was listed of it. */
  boolean isRead(String feed, @Nullable String listed) {
    return listed != null && listed.equals(read.get(feed));
  }

  /** A feed was read to its end after that was listed of it. */
  void read(String feed, @Nullable String listed) {
    if (listed != null) {
      read.put(feed, listed);
    }
  }

  private Repository repository(RepositoryRef ref, RepositoryNodeJson json) {
    shipped.put(ShippingFeeds.releases(ref), releases(json));
    shipped.put(ShippingFeeds.deployments(ref), deployments(json));
    ListJson<IssueNodeJson> all = GitHub.there(json.issues(), "issues");
    issues.put(ref, GitHub.there(all.totalCount(), "number of issues").longValue());
    return new Repository(
        ref,
        json.databaseId() == null ? ref.name() : json.databaseId().toString(),
        Objects.requireNonNullElse(json.nameWithOwner(), ref.name()),
        Boolean.TRUE.equals(json.isArchived()),
        stamp(json));
  }

  private static String stamp(RepositoryNodeJson json) {
    List<PullNodeJson> pulls = GitHub.there(json.pullRequests(), "pullRequests").shown();
    ListJson<IssueNodeJson> issues = GitHub.there(json.issues(), "issues");
    return String.join(
        " ",
        "pushed=" + json.pushedAt(),
        "branches=" + GitHub.there(json.refs(), "refs").totalCount(),
        "pulls=" + (pulls.isEmpty() ? null : pulls.get(0).updatedAt()),
        "issues=" + of(issues, IssueNodeJson::updatedAt),
        "releases=" + releases(json),
        "deployments=" + deployments(json));
  }

  private static String releases(RepositoryNodeJson json) {
    return of(GitHub.there(json.releases(), "releases"), ReleaseNodeJson::updatedAt);
  }

  private static String deployments(RepositoryNodeJson json) {
    return of(GitHub.there(json.deployments(), "deployments"), Listing::updated);
  }

  private static <N> String of(ListJson<N> list, Function<N, @Nullable String> time) {
    List<N> shown = list.shown();
    return list.totalCount() + (shown.isEmpty() ? "" : "@" + time.apply(shown.get(0)));
  }

  private static @Nullable String updated(DeploymentNodeJson json) {
    return json.latestStatus() == null ? json.updatedAt() : json.latestStatus().updatedAt();
  }
}

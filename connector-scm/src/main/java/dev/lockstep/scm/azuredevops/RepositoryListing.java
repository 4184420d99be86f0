package dev.lockstep.scm.azuredevops;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Repository;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Lists the repositories with stamps: one call for all of them, and two for each project, which
 * tell what is open in it and what was closed lately. A push shows in the size of a repository. One
 * that is disabled cannot be read and is left out.
 */
final class RepositoryListing {

  private static final int TOP = 1_000;

  private final AzureDevOpsClient client;
  private final Scope scope;
  private final String owner;
  private volatile Map<String, RepositoryRef> byId = Map.of();
  private volatile List<String> projects = List.of();

  /**
   * @param owner the organisation as it stands in references
   */
  RepositoryListing(AzureDevOpsClient client, Scope scope, String owner) {
    this.client = client;
    this.scope = scope;
    this.owner = owner;
  }

  Uni<List<Repository>> list(Instant now) {
    return client
        .read("/_apis/git/repositories", () -> client.git().repositories())
        .map(page -> inScope(PullRequestPages.present(page.value())))
        .invoke(byProject -> projects = ids(byProject.values()))
        .chain(
            byProject ->
                Multi.createFrom()
                    .iterable(byProject.entrySet())
                    .onItem()
                    .transformToUniAndConcatenate(of -> stamped(of.getKey(), of.getValue(), now))
                    .collect()
                    .asList())
        .map(lists -> lists.stream().flatMap(List::stream).toList())
        .invoke(
            all ->
                byId =
                    all.stream()
                        .collect(Collectors.toMap(Repository::id, Repository::ref, (a, b) -> b)));
  }

  /** The repository of an id, as it was listed last. */
  Optional<RepositoryRef> byId(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The ids of the projects with a repository in scope, as they were listed last. */
  List<String> projects() {
    return projects;
  }

  private static List<String> ids(Collection<List<RepositoryJson>> byProject) {
    return byProject.stream()
        .map(repositories -> repositories.get(0).project())
        .map(project -> project == null ? null : project.id())
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .toList();
  }

  private Map<String, List<RepositoryJson>> inScope(List<RepositoryJson> all) {
    Map<String, List<RepositoryJson>> byProject = new TreeMap<>();
    for (RepositoryJson json : all) {
      ProjectJson project = json.project();
      if (json.id() == null || json.name() == null || project == null || project.name() == null) {
        throw new Unavailable("a repository without id, name or project.name");
      }
      boolean wanted =
          scope.covers(project.name(), json.name()) && !Boolean.TRUE.equals(json.isDisabled());
      if (wanted) {
        byProject.computeIfAbsent(project.name(), none -> new ArrayList<>()).add(json);
      }
    }
    return byProject;
  }

  /**
   * Those of a project. What is closed leaves the list of what is open; only what came and went
   * between two listings needs the other list, which reaches back to yesterday's midnight: its
   * beginning stays the same all day, and a repository is swept once a day at least.
   */
  private Uni<List<Repository>> stamped(
      String project, List<RepositoryJson> repositories, Instant now) {
    Instant since = now.truncatedTo(ChronoUnit.DAYS).minus(1, ChronoUnit.DAYS);
    Map<String, List<String>> seen = new HashMap<>();
    return pages(project, "active", "created", null, 0, seen)
        .chain(() -> pages(project, "all", "closed", since, 0, seen))
        .map(done -> repositories.stream().map(json -> repository(project, json, seen)).toList());
  }

  private Uni<Void> pages(
      String project,
      String status,
      String range,
      @org.jspecify.annotations.Nullable Instant from,
      int skip,
      Map<String, List<String>> seen) {
    return client
        .read(
            "/{project}/_apis/git/pullrequests",
            () ->
                client
                    .git()
                    .pullRequests(
                        project, status, range, from == null ? null : from.toString(), TOP, skip))
        .map(page -> PullRequestPages.present(page.value()))
        .chain(
            found -> {
              for (PullRequestJson one : found) {
                RepositoryJson repository = one.repository();
                if (repository != null && repository.id() != null) {
                  seen.computeIfAbsent(repository.id(), none -> new ArrayList<>())
                      .add(digest(shown(one)));
                }
              }
              return found.size() < TOP
                  ? Uni.createFrom().voidItem()
                  : pages(project, status, range, from, skip + TOP, seen);
            });
  }

  /** What of a pull request is told, as far as lists show it. */
  private static String shown(PullRequestJson one) {
    List<IdentityJson> reviewers =
        one.reviewers() == null
            ? List.of()
            : one.reviewers().stream()
                .filter(reviewer -> reviewer != null && reviewer.id() != null)
                .sorted(Comparator.comparing(reviewer -> String.valueOf(reviewer.id())))
                .toList();
    return String.join(
        "\n",
        String.valueOf(one.pullRequestId()),
        one.status(),
        one.closedDate(),
        String.valueOf(one.isDraft()),
        one.title(),
        one.description(),
        one.sourceRefName(),
        one.targetRefName(),
        String.valueOf(one.lastMergeSourceCommit()),
        String.valueOf(reviewers));
  }

  private Repository repository(
      String project, RepositoryJson json, Map<String, List<String>> seen) {
    String id = String.valueOf(json.id());
    List<String> requests = seen.getOrDefault(id, List.of()).stream().sorted().toList();
    String stamp = json.defaultBranch() + "\n" + json.size() + "\n" + requests;
    return new Repository(
        new RepositoryRef(AzureDevOps.PROVIDER, owner, project + ":" + json.name()),
        id,
        String.valueOf(json.name()),
        false,
        digest(stamp));
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

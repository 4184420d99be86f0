package dev.lockstep.sandbox.azuredevops;

import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An organisation and what people do in its repositories. */
final class Organization {
  private final String name;
  private final Clock clock;
  private final Random random;
  private final ServiceHooks hooks;
  private final Boards boards;
  private final Map<String, TeamProject> projects = new LinkedHashMap<>();
  private int lastPullRequest;
  private int lastBuild;

  Organization(String name, Clock clock, HookSender sender, long seed) {
    this.name = name;
    this.clock = clock;
    this.random = new Random(seed ^ name.hashCode());
    this.hooks = new ServiceHooks(this, sender, clock, random);
    this.boards = new Boards(this, clock);
  }

  String name() {
    return name;
  }

  ServiceHooks hooks() {
    return hooks;
  }

  Boards boards() {
    return boards;
  }

  Collection<TeamProject> projects() {
    return projects.values();
  }

  /** By name, whatever its case, or by id. */
  Optional<TeamProject> project(String nameOrId) {
    return projects.values().stream()
        .filter(one -> one.name().equalsIgnoreCase(nameOrId) || one.id().equals(nameOrId))
        .findFirst();
  }

  TeamProject createProject(String wanted) {
    return project(wanted)
        .orElseGet(
            () -> {
              TeamProject fresh = new TeamProject(guid(), wanted);
              projects.put(fresh.id(), fresh);
              return fresh;
            });
  }

  GitRepository createRepository(TeamProject project, String wanted) {
    return project
        .repository(wanted)
        .orElseGet(
            () -> {
              GitRepository fresh = new GitRepository(guid(), wanted);
              fresh.branches().put(GitRepository.MAIN, hash());
              project.repositories().put(fresh.id(), fresh);
              return fresh;
            });
  }

  String guid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private String hash() {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Creates a branch or pushes to it. */
  String push(TeamProject project, GitRepository repository, String branch, Identity who) {
    String before = repository.branches().get(branch);
    String after = hash();
    repository.branches().put(branch, after);
    repository.grow(100);
    hooks.pushed(project, repository, "heads/" + branch, before, after, who);
    repository.pullRequests().values().stream()
        .filter(request -> request.active() && request.source.equals(branch))
        .toList()
        .forEach(
            request -> {
              request.sourceHash = after;
              hooks.pullRequest(project, repository, request, "updated", "pushed", who);
            });
    return after;
  }

  void deleteBranch(TeamProject project, GitRepository repository, String branch, Identity who) {
    String before = repository.branches().remove(branch);
    hooks.pushed(project, repository, "heads/" + branch, before, null, who);
  }

  /** Sets or moves a tag to a commit, which makes nothing grow unless it is annotated. */
  void tag(
      TeamProject project,
      GitRepository repository,
      String tag,
      String commit,
      boolean annotated,
      Identity who) {
    GitRepository.Tag fresh = new GitRepository.Tag(annotated ? hash() : commit, commit);
    GitRepository.Tag before = repository.tags().put(tag, fresh);
    String old = before == null ? null : before.object();
    hooks.pushed(project, repository, "tags/" + tag, old, fresh.object(), who);
  }

  void deleteTag(TeamProject project, GitRepository repository, String tag, Identity who) {
    GitRepository.Tag before = repository.tags().remove(tag);
    if (before != null) {
      hooks.pushed(project, repository, "tags/" + tag, before.object(), null, who);
    }
  }

  GitPullRequest open(
      TeamProject project,
      GitRepository repository,
      String title,
      String description,
      boolean draft,
      String source,
      String target,
      Identity who) {
    GitPullRequest fresh =
        new GitPullRequest(
            ++lastPullRequest,
            title,
            description,
            draft,
            source,
            String.valueOf(repository.branches().get(source)),
            target,
            who,
            clock.millis());
    repository.pullRequests().put(fresh.id, fresh);
    hooks.pullRequest(project, repository, fresh, "created", "created", who);
    return fresh;
  }

  /** Sets what is given; the rest stays. */
  void edit(
      TeamProject project,
      GitRepository repository,
      GitPullRequest request,
      @Nullable String title,
      @Nullable String description,
      @Nullable Boolean draft,
      Identity who) {
    request.title = title == null ? request.title : title;
    request.description = description == null ? request.description : description;
    request.draft = draft == null ? request.draft : draft;
    hooks.pullRequest(project, repository, request, "updated", "updated", who);
  }

  void vote(
      TeamProject project,
      GitRepository repository,
      GitPullRequest request,
      int vote,
      Identity who) {
    request.votes.put(who, vote);
    hooks.pullRequest(project, repository, request, "updated", "voted", who);
  }

  /** Completes; with conflicts the attempt fails and the pull request stays open. */
  void complete(
      TeamProject project,
      GitRepository repository,
      GitPullRequest request,
      boolean conflicts,
      Identity who) {
    if (conflicts) {
      request.mergeStatus = "conflicts";
    } else {
      request.status = "completed";
      request.mergeHash = hash();
      request.closed = clock.millis();
    }
    hooks.pullRequest(project, repository, request, "merged", "attempted to merge", who);
    if (!conflicts) {
      hooks.pullRequest(project, repository, request, "updated", "completed", who);
      push(project, repository, request.target, who);
    }
  }

  /**
   * A build of that commit, or of what a pull request would become, that has not begun.
   *
   * @param head null where it is a commit that nobody has
   */
  Build queue(
      String definition,
      GitRepository repository,
      String ref,
      @Nullable String head,
      @Nullable GitPullRequest request,
      @Nullable String message,
      Identity who) {
    int id = ++lastBuild;
    long now = clock.millis();
    return new Build(
        id,
        "20261127." + id,
        definition,
        repository,
        ref,
        head == null ? hash() : head,
        request,
        message,
        who,
        null,
        now,
        now);
  }

  /**
   * Runs a build, for the first time or again.
   *
   * @param result null when it does not end
   */
  Build build(TeamProject project, Build build, @Nullable String result) {
    Build after = build.ran(result, clock.millis());
    project.builds().put(after.id(), after);
    if (result != null) {
      hooks.built(project, after);
    }
    return after;
  }

  void abandon(
      TeamProject project, GitRepository repository, GitPullRequest request, Identity who) {
    request.status = "abandoned";
    request.closed = clock.millis();
    hooks.pullRequest(project, repository, request, "updated", "abandoned", who);
  }

  /** An abandoned pull request is active again and was never closed. */
  void reactivate(
      TeamProject project, GitRepository repository, GitPullRequest request, Identity who) {
    request.status = "active";
    request.closed = null;
    hooks.pullRequest(project, repository, request, "updated", "reactivated", who);
  }
}

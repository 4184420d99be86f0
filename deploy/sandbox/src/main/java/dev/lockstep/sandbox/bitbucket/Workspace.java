package dev.lockstep.sandbox.bitbucket;

import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A workspace and what people do in it. */
public final class Workspace {
  static final String MAIN = "main";

  private final String name;
  private final Clock clock;
  private final Random random;
  private final BitbucketHooks hooks;
  private final Map<String, Repository> repositories = new LinkedHashMap<>();

  Workspace(String name, Clock clock, BitbucketHooks hooks, long seed) {
    this.name = name;
    this.clock = clock;
    this.hooks = hooks;
    this.random = new Random(seed ^ name.hashCode());
  }

  /** Its name in URLs. */
  public String name() {
    return name;
  }

  /** All repositories in the order of their creation. */
  public Collection<Repository> repositories() {
    return repositories.values();
  }

  /** By slug or by {uuid}. */
  public Optional<Repository> find(String slugOrUuid) {
    Repository bySlug = repositories.get(slugOrUuid);
    return bySlug != null
        ? Optional.of(bySlug)
        : repositories.values().stream()
            .filter(repository -> repository.uuid().equals(slugOrUuid))
            .findFirst();
  }

  Repository createRepository(String slug, String title, Account owner) {
    return repositories.computeIfAbsent(
        slug,
        fresh -> {
          String uuid = "{" + new UUID(random.nextLong(), random.nextLong()) + "}";
          Repository repository = new Repository(name, fresh, title, uuid, clock.millis());
          repository
              .branches()
              .put(MAIN, new Branch(MAIN, hash(), "Initial commit", owner, clock.millis()));
          return repository;
        });
  }

  /** Creates a branch or pushes to it. */
  Branch push(Repository repository, String branch, String message, Account author) {
    Branch before = repository.branches().get(branch);
    Branch after = new Branch(branch, hash(), message, author, clock.millis());
    repository.branches().put(branch, after);
    repository.touch(clock.millis());
    hooks.pushed(repository, before, after, author);
    for (PullRequest open : openFrom(repository, branch)) {
      PullRequest pushed = open.pushed(after.hash(), clock.millis());
      repository.pullRequests().put(open.id(), pushed);
      hooks.pullRequest(repository, pushed, "updated", author);
    }
    return after;
  }

  void deleteBranch(Repository repository, String branch, Account author) {
    Branch before = repository.branches().remove(branch);
    repository.touch(clock.millis());
    hooks.pushed(repository, before, null, author);
  }

  PullRequest open(
      Repository repository,
      String title,
      String description,
      boolean draft,
      Branch source,
      Branch destination,
      Account author) {
    long now = clock.millis();
    int id = repository.pullRequests().isEmpty() ? 1 : repository.pullRequests().lastKey() + 1;
    PullRequest fresh =
        new PullRequest(
            id,
            title,
            description,
            PullRequest.State.OPEN,
            draft,
            source.name(),
            source.hash(),
            destination.name(),
            destination.hash(),
            author,
            now,
            now,
            null,
            null,
            "");
    repository.pullRequests().put(id, fresh);
    hooks.pullRequest(repository, fresh, "created", author);
    return fresh;
  }

  PullRequest edit(
      Repository repository,
      PullRequest before,
      @Nullable String title,
      @Nullable String description,
      @Nullable Boolean draft,
      Account actor) {
    PullRequest after =
        before.edited(
            title == null ? before.title() : title,
            description == null ? before.description() : description,
            draft == null ? before.draft() : draft,
            clock.millis());
    repository.pullRequests().put(after.id(), after);
    hooks.pullRequest(repository, after, "updated", actor);
    return after;
  }

  PullRequest merge(
      Repository repository, PullRequest before, boolean deleteSource, Account actor) {
    PullRequest after = before.closed(PullRequest.State.MERGED, hash(), actor, "", clock.millis());
    repository.pullRequests().put(after.id(), after);
    hooks.pullRequest(repository, after, "fulfilled", actor);
    push(repository, before.destination(), "Merged in " + before.source(), actor);
    if (deleteSource && repository.branches().containsKey(before.source())) {
      deleteBranch(repository, before.source(), actor);
    }
    return after;
  }

  PullRequest decline(Repository repository, PullRequest before, String reason, Account actor) {
    PullRequest after =
        before.closed(PullRequest.State.DECLINED, null, actor, reason, clock.millis());
    repository.pullRequests().put(after.id(), after);
    hooks.pullRequest(repository, after, "rejected", actor);
    return after;
  }

  private static List<PullRequest> openFrom(Repository repository, String branch) {
    return repository.pullRequests().values().stream()
        .filter(request -> request.open() && request.source().equals(branch))
        .toList();
  }

  private String hash() {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

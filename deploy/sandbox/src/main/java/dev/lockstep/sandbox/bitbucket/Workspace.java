package dev.lockstep.sandbox.bitbucket;

import java.time.Clock;
import java.util.ArrayList;
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
  private final RepositoryEvents hooks;
  private final boolean reviewsCount;
  private final Map<String, Repository> repositories = new LinkedHashMap<>();
  private boolean requestsCount = true;

  /**
   * Nothing in it yet; of Data Center it is a project.
   *
   * @param reviewsCount whether a review makes its pull request newer
   */
  public Workspace(
      String name, Clock clock, RepositoryEvents hooks, boolean reviewsCount, long seed) {
    this.name = name;
    this.reviewsCount = reviewsCount;
    this.clock = clock;
    this.hooks = hooks;
    this.random = new Random(seed ^ name.hashCode());
  }

  /** Its name in URLs. */
  public String name() {
    return name;
  }

  /** Whether what happens to pull requests makes their repository newer; nobody documents it. */
  public void requestsCount(boolean now) {
    requestsCount = now;
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
      tell(repository, pushed, RepositoryEvents.Happened.PUSHED, author);
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
    int id = repository.nextPullRequest();
    return tell(
        repository,
        new PullRequest(
            id,
            0,
            title,
            description,
            PullRequest.State.OPEN,
            draft,
            new PullRequest.Side(source.name(), source.hash()),
            new PullRequest.Side(destination.name(), destination.hash()),
            author,
            List.of(),
            now,
            now,
            null),
        RepositoryEvents.Happened.OPENED,
        author);
  }

  PullRequest edit(
      Repository repository,
      PullRequest before,
      @Nullable String title,
      @Nullable String description,
      @Nullable Boolean draft,
      Account actor) {
    return tell(
        repository,
        before.edited(
            title == null ? before.title() : title,
            description == null ? before.description() : description,
            draft == null ? before.draft() : draft,
            clock.millis()),
        RepositoryEvents.Happened.EDITED,
        actor);
  }

  /** A reviewer is asked, or says something. */
  PullRequest review(
      Repository repository,
      PullRequest before,
      Review.Verdict verdict,
      RepositoryEvents.Happened what,
      Account reviewer) {
    List<Review> now = new ArrayList<>(before.reviews());
    now.removeIf(review -> review.reviewer().equals(reviewer));
    now.add(new Review(reviewer, verdict));
    return tell(
        repository,
        before.reviewed(now, reviewsCount ? clock.millis() : before.updated()),
        what,
        reviewer);
  }

  PullRequest merge(
      Repository repository, PullRequest before, boolean deleteSource, Account actor) {
    PullRequest after =
        tell(
            repository,
            before.closed(
                PullRequest.State.MERGED,
                new PullRequest.Closing(hash(), actor, "", clock.millis())),
            RepositoryEvents.Happened.MERGED,
            actor);
    String source = before.source().branch();
    push(repository, before.destination().branch(), "Merged in " + source, actor);
    if (deleteSource && repository.branches().containsKey(source)) {
      deleteBranch(repository, source, actor);
    }
    return after;
  }

  PullRequest decline(Repository repository, PullRequest before, String reason, Account actor) {
    return tell(
        repository,
        before.closed(
            PullRequest.State.DECLINED,
            new PullRequest.Closing(null, actor, reason, clock.millis())),
        RepositoryEvents.Happened.DECLINED,
        actor);
  }

  /** Takes a pull request away, as if there had been none; only Data Center can. */
  PullRequest delete(Repository repository, PullRequest request, Account actor) {
    hooks.pullRequest(repository, request, RepositoryEvents.Happened.DELETED, actor);
    repository.pullRequests().remove(request.id());
    return request;
  }

  /** Sets a tag at the head of the main branch. */
  void tag(Repository repository, String tag, Account actor) {
    Branch main = repository.branches().get(MAIN);
    if (main == null) {
      throw new IllegalArgumentException(repository.fullName() + " has no " + MAIN);
    }
    repository.touch(clock.millis());
    hooks.tagged(repository, tag, main.hash(), true, actor);
  }

  private PullRequest tell(
      Repository repository, PullRequest now, RepositoryEvents.Happened what, Account actor) {
    repository.pullRequests().put(now.id(), now);
    if (requestsCount) {
      repository.touch(clock.millis());
    }
    hooks.pullRequest(repository, now, what, actor);
    return now;
  }

  private static List<PullRequest> openFrom(Repository repository, String branch) {
    return repository.pullRequests().values().stream()
        .filter(request -> request.open() && request.source().branch().equals(branch))
        .toList();
  }

  private String hash() {
    byte[] bytes = new byte[20];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}

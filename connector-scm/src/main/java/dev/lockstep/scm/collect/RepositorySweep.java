package dev.lockstep.scm.collect;

import dev.lockstep.connector.ChangeCollector;
import dev.lockstep.connector.ChangeCollector.Traversal;
import dev.lockstep.connector.ChangeSource;
import dev.lockstep.connector.CursorStore;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.Topics;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.messaging.TopicEnds;
import dev.lockstep.scm.collect.RepositoryStore.Known;
import dev.lockstep.scm.port.Branch;
import dev.lockstep.scm.port.CodeHost;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * Sweeps one repository: pull requests changed since the cursor, then the whole list of branches,
 * then its feeds, then {@link RepositoryScanned}. Two calls when nothing changed, however many work
 * items there are.
 *
 * <p>A sweep that fails publishes nothing about itself and leaves the cursor where it was: what the
 * last complete sweep proved stays proven, and the changes it already told are facts. {@code
 * RepositoryScanned} with {@code complete=false} is therefore never published by this service; a
 * repository that was never read completely simply has no such event.
 *
 * <p>The first sweep is history, told as backfill: it fires no rules. History ends where the first
 * attempt began, so that nothing becomes history while attempts fail. When projects came to be
 * known after it, what changed within the overlap is told live first, then everything is read once
 * more as backfill and whatever names other work items now is told again.
 */
@ApplicationScoped
public class RepositorySweep {

  private final ChangeCollector collector;
  private final CursorStore cursors;
  private final BranchReader branches;
  private final ReadFeed readFeed;
  private final Looks looks;
  private final TopicEnds ends;
  private final Publisher publisher;
  private final Clock clock;

  RepositorySweep(
      ChangeCollector collector,
      CursorStore cursors,
      BranchReader branches,
      ReadFeed readFeed,
      Looks looks,
      TopicEnds ends,
      Publisher publisher,
      Clock clock) {
    this.collector = collector;
    this.cursors = cursors;
    this.branches = branches;
    this.readFeed = readFeed;
    this.looks = looks;
    this.ends = ends;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * Sweeps.
   *
   * @return what it came to, or the failure that ended it
   */
  Uni<Swept> sweep(CodeHost host, Known known, Projects projects) {
    RepositoryRef repository = known.repository().ref();
    if (known.neverSwept()) {
      return traverse(host, known, projects, Origin.BACKFILL, false);
    }
    Uni<Swept> live = traverse(host, known, projects, Origin.LIVE, false);
    if (projects.fingerprint().equals(known.projects())) {
      return live;
    }
    return live.chain(
        swept ->
            swept instanceof Swept.Completely
                ? cursors
                    .forget(scope(repository))
                    .chain(() -> traverse(host, known, projects, Origin.BACKFILL, true))
                : Uni.createFrom().item(swept));
  }

  /** What a sweep came to. */
  sealed interface Swept {

    /**
     * Every page was read.
     *
     * @param beganAt what happened later may not be in it
     */
    record Completely(Instant beganAt) implements Swept {}

    /** Another replica is at it. */
    record Elsewhere() implements Swept {}
  }

  private Uni<Swept> traverse(
      CodeHost host, Known known, Projects projects, Origin origin, boolean relabel) {
    Instant beganAt = clock.instant();
    RepositoryRef repository = known.repository().ref();
    return collector
        .collect(
            scope(repository),
            ChangeEvents.SOURCE,
            pullRequests(host, repository, projects, relabel),
            known.history())
        .chain(
            traversal ->
                traversal instanceof Traversal.Completed
                    ? branches
                        .readAll(
                            host,
                            repository,
                            projects,
                            branch -> origin == Origin.LIVE || isNews(branch, known),
                            relabel)
                        .chain(() -> feeds(host, known, projects))
                        .chain(() -> scanned(repository, beganAt, origin))
                        .replaceWith((Swept) new Swept.Completely(beganAt))
                    : Uni.createFrom().item(new Swept.Elsewhere()));
  }

  private Uni<Void> feeds(CodeHost host, Known known, Projects projects) {
    return Multi.createFrom()
        .iterable(host.feeds(known.repository().ref()))
        .onItem()
        .transformToUniAndConcatenate(feed -> readFeed.read(feed, projects, known.history()))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private ChangeSource pullRequests(
      CodeHost host, RepositoryRef repository, Projects projects, boolean relabel) {
    return cursor -> {
      Instant readAt = clock.instant();
      return host.changesSince(repository, cursor)
          .chain(
              page ->
                  looks
                      .at(host, repository, page.pullRequests(), projects, readAt, relabel)
                      .map(news -> new ChangeSource.Page(news, page.next(), page.more())));
    };
  }

  /** A branch has no time of its own; its last commit has one, and hosts cut that to seconds. */
  private static boolean isNews(Branch branch, Known known) {
    Instant committedAt = branch.committedAt();
    return known.neverSwept()
        && committedAt != null
        && !committedAt.isBefore(known.history().truncatedTo(ChronoUnit.SECONDS));
  }

  /** After a backfill it names where that ends: whoever has not come so far knows nothing yet. */
  private Uni<Void> scanned(RepositoryRef repository, Instant beganAt, Origin origin) {
    return (origin == Origin.BACKFILL
            ? ends.of(Topics.SCM_CHANGE_BULK)
            : Uni.createFrom().item(Map.<String, Long>of()))
        .map(
            covered ->
                new RepositoryScanned(repository, true, covered, beganAt.toEpochMilli(), beganAt))
        .map(scan -> Envelope.of(ChangeEvents.SOURCE, clock.instant(), Origin.LIVE, scan))
        .chain(scan -> publisher.publish(List.of(scan)));
  }

  /** Names the lease, the cursor and the memory of published pull requests. */
  static String scope(RepositoryRef repository) {
    return repository.toString();
  }
}

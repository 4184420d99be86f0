package dev.lockstep.scm.collect;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.WorkLanes;
import dev.lockstep.connector.WorkTable.Claimed;
import dev.lockstep.connector.WorkTable.Lane;
import dev.lockstep.connector.Workers;
import dev.lockstep.connector.Workers.Result;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.RepositoryHinted;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.messaging.Tx;
import dev.lockstep.scm.port.CodeHost;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads again what webhooks hinted at: one call for all branches of a repository that wait, however
 * many pushes there were, and one for each pull request.
 */
@ApplicationScoped
public class ReadHints {

  private static final int BATCH = 50;
  private static final int WORKERS = 2;
  private static final Duration DIRECTORY_PAUSE = Duration.ofSeconds(1);

  private final CodeHosts hosts;
  private final Directory directory;
  private final BranchReader branches;
  private final PullRequestReader pullRequests;
  private final Workers workers;

  ReadHints(
      CodeHosts hosts,
      Directory directory,
      BranchReader branches,
      PullRequestReader pullRequests,
      WorkLanes lanes) {
    this.pullRequests = pullRequests;
    this.hosts = hosts;
    this.directory = directory;
    this.branches = branches;
    this.workers = lanes.of(Lane.HINT, BATCH, WORKERS, this::perform);
  }

  /** Stores hints as work, which is begun after the commit. */
  public Uni<Void> handle(Tx tx, List<Envelope<?>> batch) {
    return workers.add(
        tx, batch.stream().filter(hint -> hint.data() instanceof RepositoryHinted).toList());
  }

  /** To be called about once a second, for work whose time has come. */
  public void wake() {
    workers.wake();
  }

  private Uni<List<Result>> perform(List<Claimed> claimed) {
    Map<RepositoryRef, Wanted> wanted = new LinkedHashMap<>();
    for (Claimed piece : claimed) {
      wanted
          .computeIfAbsent(hint(piece).repository(), none -> new Wanted())
          .add(hint(piece), piece.envelope());
    }
    Map<RepositoryRef, Result> results = new HashMap<>();
    return Multi.createFrom()
        .iterable(wanted.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            of ->
                read(of.getKey(), of.getValue()).invoke(result -> results.put(of.getKey(), result)))
        .collect()
        .last()
        .map(done -> claimed.stream().map(piece -> result(results, hint(piece))).toList());
  }

  /** What is to be read of one repository, each with the hint that named it last. */
  private static final class Wanted {
    private final Map<String, Envelope<?>> branches = new LinkedHashMap<>();
    private final Map<Long, Envelope<?>> pullRequests = new LinkedHashMap<>();

    void add(RepositoryHinted hint, Envelope<?> cause) {
      if (hint.branch() != null) {
        branches.put(hint.branch(), cause);
      } else if (hint.pullRequest() != null) {
        pullRequests.put(hint.pullRequest(), cause);
      }
    }
  }

  private Uni<Result> read(RepositoryRef repository, Wanted wanted) {
    Optional<CodeHost> host = hosts.of(repository).filter(h -> h.covers(repository));
    if (host.isEmpty()) {
      return done();
    }
    Projects projects = directory.projects();
    if (projects.unknown()) {
      return Uni.createFrom().item(new Result.Later(DIRECTORY_PAUSE, "no project is known yet"));
    }
    return branches
        .readAgain(host.get(), repository, projects, wanted.branches)
        .chain(() -> pullRequests.readAgain(host.get(), repository, projects, wanted.pullRequests))
        .<Result>map(published -> new Result.Done(List.of()))
        .onFailure()
        .recoverWithUni(failure -> failed(repository, failure));
  }

  /** What asking again cannot mend is left to the sweep, which tells people. */
  private static Uni<Result> failed(RepositoryRef repository, Throwable failure) {
    if (failure instanceof UpstreamException.NotFound
        || failure instanceof UpstreamException.Rejected) {
      Log.warnf("hint dropped repository=%s cause=%s", repository, failure);
      return done();
    }
    Duration pause =
        failure instanceof UpstreamException.Throttled throttled
            ? throttled.retryAfter()
            : Duration.ofSeconds(1);
    return Uni.createFrom().item(new Result.Later(pause, String.valueOf(failure)));
  }

  private static Uni<Result> done() {
    return Uni.createFrom().item(new Result.Done(List.of()));
  }

  private static Result result(Map<RepositoryRef, Result> results, RepositoryHinted hint) {
    return results.getOrDefault(hint.repository(), new Result.Done(List.of()));
  }

  private static RepositoryHinted hint(Claimed claimed) {
    return (RepositoryHinted) claimed.envelope().data();
  }
}

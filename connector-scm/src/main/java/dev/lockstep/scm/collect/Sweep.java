package dev.lockstep.scm.collect;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.CodeHost;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * Sweeps every repository in scope once an interval, several at a time, whichever replica comes
 * first. A repository that fails never stops the others; it is tried again after the interval.
 *
 * <p>Cost: two calls per repository and interval when nothing changed, and one call per hundred
 * repositories where the settings do not name them. Never issues times repositories.
 */
@ApplicationScoped
public class Sweep {

  private static final int AT_ONCE = 4;

  private final CodeHosts hosts;
  private final Directory directory;
  private final RepositoryStore repositories;
  private final RepositorySweep sweep;
  private final SweepBook book;
  private final SweepSettings settings;
  private final Clock clock;

  Sweep(
      CodeHosts hosts,
      Directory directory,
      RepositoryStore repositories,
      RepositorySweep sweep,
      SweepBook book,
      SweepSettings settings,
      Clock clock) {
    this.hosts = hosts;
    this.directory = directory;
    this.repositories = repositories;
    this.sweep = sweep;
    this.book = book;
    this.settings = settings;
    this.clock = clock;
  }

  /** Does what is due; to be called about once a second. Never fails for an upstream's reason. */
  public Uni<Void> tick() {
    Projects projects = directory.projects();
    if (projects.unknown() || hosts.all().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Instant notTriedSince = clock.instant().minus(settings.interval());
    return repositories
        .notTriedSince(notTriedSince)
        .onItem()
        .transformToMulti(due -> Multi.createFrom().iterable(due))
        .onItem()
        .transformToUni(repository -> sweep(repository, projects, notTriedSince))
        .merge(AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> sweep(RepositoryRef repository, Projects projects, Instant notTriedSince) {
    CodeHost host = hosts.of(repository).filter(h -> h.covers(repository)).orElse(null);
    if (host == null) {
      return Uni.createFrom().voidItem();
    }
    return repositories
        .claim(repository, clock.instant(), notTriedSince)
        .chain(
            known ->
                known.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : sweep
                        .sweep(host, known.get(), projects)
                        .chain(swept -> note(repository, swept, projects)))
        .onFailure()
        .invoke(failure -> book.failed(repository.toString(), failure))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> note(RepositoryRef repository, RepositorySweep.Swept swept, Projects projects) {
    if (!(swept instanceof RepositorySweep.Swept.Completely complete)) {
      return Uni.createFrom().voidItem();
    }
    book.succeeded(repository.toString(), "complete");
    Log.debugf("repository swept repository=%s", repository);
    return repositories.swept(repository, complete.beganAt(), projects.fingerprint());
  }
}

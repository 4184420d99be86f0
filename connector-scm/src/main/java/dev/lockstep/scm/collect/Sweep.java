package dev.lockstep.scm.collect;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.collect.RepositoryStore.Due;
import dev.lockstep.scm.collect.RepositoryStore.Known;
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
 * <p>Cost while nothing changes: what listing the repositories costs, where the listing tells that
 * nothing changed ({@linkplain dev.lockstep.scm.port.Repository#stamp() stamps}); two calls per
 * repository and interval where it does not. Never issues times repositories.
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
    Instant now = clock.instant();
    Due due =
        new Due(
            now.minus(settings.interval()),
            now.minus(settings.fullInterval()),
            projects.fingerprint());
    return repositories
        .due(due)
        .onItem()
        .transformToMulti(all -> Multi.createFrom().iterable(all))
        .onItem()
        .transformToUni(repository -> sweep(repository, projects, due))
        .merge(AT_ONCE)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> sweep(RepositoryRef repository, Projects projects, Due due) {
    CodeHost host = hosts.of(repository).filter(h -> h.covers(repository)).orElse(null);
    if (host == null) {
      return Uni.createFrom().voidItem();
    }
    return repositories
        .claim(repository, clock.instant(), due)
        .chain(
            known ->
                known.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : sweep
                        .sweep(host, known.get(), projects)
                        .chain(swept -> note(known.get(), swept, projects)))
        .onFailure()
        .invoke(failure -> book.failed(repository.toString(), failure))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<Void> note(Known known, RepositorySweep.Swept swept, Projects projects) {
    if (!(swept instanceof RepositorySweep.Swept.Completely complete)) {
      return Uni.createFrom().voidItem();
    }
    RepositoryRef repository = known.repository().ref();
    book.succeeded(repository.toString(), "complete");
    Log.debugf("repository swept repository=%s", repository);
    return repositories.swept(known, complete.beganAt(), projects.fingerprint());
  }
}

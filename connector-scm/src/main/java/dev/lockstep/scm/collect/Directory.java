package dev.lockstep.scm.collect;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.Envelope;
import dev.lockstep.messaging.Tx;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * The projects there are, from the directory topic. Until one is known nothing is swept and no pull
 * request hook is taken: "names no key" would be a guess.
 *
 * <p>Kept in memory, since every hook asks; read again after each commit of the consumer and every
 * few seconds, as another replica may have consumed what is new.
 */
@ApplicationScoped
public class Directory {

  private final ProjectStore store;
  private final RepositoryStore repositories;
  private final Trackers trackers;
  private volatile Projects projects = Projects.NONE;
  private volatile boolean stale;

  Directory(ProjectStore store, RepositoryStore repositories, Trackers trackers) {
    this.trackers = trackers;
    this.store = store;
    this.repositories = repositories;
  }

  /** What is known now. */
  public Projects projects() {
    return projects;
  }

  /** Keeps the projects among the entries; call {@link #committed()} after the commit. */
  public Uni<Void> handle(Tx tx, List<Envelope<?>> batch) {
    List<DirectoryEntry> entries =
        batch.stream()
            .map(Envelope::data)
            .filter(DirectoryEntry.class::isInstance)
            .map(DirectoryEntry.class::cast)
            .filter(entry -> entry.kind() == DirectoryEntry.Kind.PROJECT && entry.key() != null)
            .toList();
    if (entries.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    stale = true;
    return store.keep(tx, entries);
  }

  /** Reads again what a commit changed; a failure is no harm, as the clock reloads too. */
  public void committed() {
    if (stale) {
      stale = false;
      reload()
          .subscribe()
          .with(done -> {}, failure -> Log.warnf("directory not reloaded cause=%s", failure));
    }
  }

  /** Reads what is kept; when projects came or went every repository becomes due for a sweep. */
  public Uni<Void> reload() {
    return store
        .keys()
        .map(keys -> new Projects(keys, trackers))
        .chain(
            now -> {
              Projects before = projects;
              if (now.equals(before)) {
                return Uni.createFrom().voidItem();
              }
              projects = now;
              Log.infof(
                  "projects known count=%d before=%d", now.keys().size(), before.keys().size());
              return before.unknown() ? Uni.createFrom().voidItem() : repositories.hurry();
            });
  }
}

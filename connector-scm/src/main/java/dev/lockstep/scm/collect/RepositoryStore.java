package dev.lockstep.scm.collect;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Repository;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the repositories in scope and when each was swept. */
public interface RepositoryStore {

  /**
   * A repository that is or was in scope.
   *
   * @param triedAt when somebody first tried to sweep it; absent before
   * @param sweptAt when the last complete sweep began; absent before the first
   * @param projects fingerprint of the projects known at that sweep; absent before the first
   */
  record Known(
      Repository repository,
      boolean inScope,
      @Nullable Instant triedAt,
      @Nullable Instant sweptAt,
      @Nullable String projects) {

    /** One that was not swept yet. */
    Known(Repository repository, boolean inScope) {
      this(repository, inScope, null, null, null);
    }

    boolean neverSwept() {
      return sweptAt == null;
    }

    /**
     * Where its history ends: what changed later is news, however often a sweep has to begin again.
     */
    Instant history() {
      return Objects.requireNonNull(sweptAt == null ? triedAt : sweptAt, "nobody tried it yet");
    }
  }

  /** All, also those that left the scope. */
  Uni<List<Known>> all();

  /** Keeps names and whether they are in scope. */
  Uni<Void> keep(List<Known> repositories);

  /** Those in scope that nobody tried to sweep since this time. */
  Uni<List<RepositoryRef>> notTriedSince(Instant time);

  /** Takes the right to sweep one now, unless somebody tried since this time. */
  Uni<Optional<Known>> claim(RepositoryRef repository, Instant now, Instant notTriedSince);

  /** Notes a complete sweep. */
  Uni<Void> swept(RepositoryRef repository, Instant beganAt, String projects);

  /** Makes all due now. */
  Uni<Void> hurry();
}

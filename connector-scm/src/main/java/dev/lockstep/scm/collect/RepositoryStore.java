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
   * @param sweptStamp the stamp it had when that sweep began; absent where there was none
   */
  record Known(
      Repository repository,
      boolean inScope,
      @Nullable Instant triedAt,
      @Nullable Instant sweptAt,
      @Nullable String projects,
      @Nullable String sweptStamp) {

    /** One that was not swept yet. */
    Known(Repository repository, boolean inScope) {
      this(repository, inScope, null, null, null, null);
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

  /**
   * Keeps what listings tell of them and whether they are in scope.
   *
   * @param listedAt the moment before they were listed: a stamp that was {@linkplain #doubt
   *     doubted} since is not kept
   */
  Uni<Void> keep(List<Known> repositories, Instant listedAt);

  /**
   * Forgets the stamp of a repository, where it has one, and what the last sweep proved by it. It
   * is for stamps that show how things are and no time: when something was read that changed after
   * the listing and changed back before the next, both stamps are equal, and what was told last is
   * wrong. The next listing makes the repository due.
   *
   * @param at the moment after it was read
   */
  Uni<Void> doubt(RepositoryRef repository, Instant at);

  /** Those that are due. */
  Uni<List<RepositoryRef>> due(Due due);

  /** Takes the right to sweep one now, if it is still due. */
  Uni<Optional<Known>> claim(RepositoryRef repository, Instant now, Due due);

  /**
   * What makes a repository in scope due: nobody tried lately, and it has no stamp, or another one
   * than at its last sweep, or that is long ago, or other projects were known then.
   *
   * @param notTriedSince the last try must be this old
   * @param notSweptSince however its stamp is, a sweep this old is too old
   * @param projects fingerprint of the projects that are known
   */
  record Due(Instant notTriedSince, Instant notSweptSince, String projects) {}

  /** Notes a complete sweep of a repository as it was known when the sweep began. */
  Uni<Void> swept(Known known, Instant beganAt, String projects);

  /** Makes all due now. */
  Uni<Void> hurry();
}

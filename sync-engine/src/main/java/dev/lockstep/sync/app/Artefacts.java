package dev.lockstep.sync.app;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.messaging.Tx;
import dev.lockstep.sync.rule.Artefact;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Memory of branches, pull requests and whatever else names items, and of repositories. */
public interface Artefacts {

  /**
   * An artefact as an event told it.
   *
   * @param ref its order key, which identifies it
   * @param keys the keys it names
   * @param live whether it happened now: only then a rule may fire for it
   */
  record Seen(
      String ref,
      Artefact artefact,
      Set<String> keys,
      boolean live,
      long version,
      String eventId) {}

  /**
   * An artefact that names a key. Fresh: a live change of it was not decided on yet for this key.
   */
  record Naming(Artefact artefact, boolean fresh) {}

  /**
   * Stores those that are newer than what is stored; answers the keys that they name now or named
   * before.
   */
  Uni<Set<String>> put(Tx tx, Collection<Seen> seen, Instant now);

  /** What names each of the keys. */
  Uni<Map<String, List<Naming>>> naming(Tx tx, Collection<String> keys);

  /** Nothing about these keys is fresh any more. */
  Uni<Void> settle(Tx tx, Collection<String> keys);

  /** Keys of known items about which something is fresh. */
  Uni<Set<String>> unsettled(Tx tx, int limit);

  /**
   * A repository is in scope, or was read completely, or is gone. Later calls never undo "read
   * completely".
   */
  Uni<Void> putRepositories(Tx tx, Collection<Scope> repositories);

  /**
   * One repository's standing.
   *
   * @param ends offsets by {@code topic-partition} that must have been taken in before "read
   *     completely" holds
   */
  record Scope(
      RepositoryRef repository, boolean readCompletely, boolean gone, Map<String, Long> ends) {}

  /**
   * Repositories in scope that were never read completely. An artefact brings its repository into
   * scope.
   */
  Uni<Set<RepositoryRef>> unread(Tx tx);
}

package dev.lockstep.sync.app;

import dev.lockstep.contract.Status.Category;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Memory of work items as far as rules look at them. */
public interface Items {

  /** An item as an event told it, with every key it has or had. */
  record Seen(
      WorkItemRef ref,
      String key,
      Set<String> keys,
      String type,
      String status,
      Category category,
      long version,
      String eventId) {}

  /**
   * An item locked for the transaction.
   *
   * @param decidedFacts fingerprint of the facts that were decided on last
   * @param pending statuses wanted by commands on their way, oldest first
   * @param reached the status that the last command which was carried out brought it to
   */
  record Locked(
      WorkItemRef ref,
      String key,
      Set<String> keys,
      String type,
      String status,
      Category category,
      @Nullable String decidedFacts,
      List<String> pending,
      @Nullable String reached) {

    /**
     * The statuses it may be found in unless somebody else moved it: the one it was told to have
     * last, those that commands on their way lead to, and the one that a command led to already,
     * since an older event can be told after that.
     */
    Set<String> standings() {
      Set<String> standings = new TreeSet<>(pending);
      standings.add(status);
      if (reached != null) {
        standings.add(reached);
      }
      return standings;
    }
  }

  /**
   * Stores those that are newer than what is stored; answers the keys that were not known before.
   */
  Uni<Set<String>> put(Tx tx, Collection<Seen> seen);

  /** An item that does not exist any more. */
  record Gone(WorkItemRef ref, long version, String eventId) {}

  /** Forgets items that are gone; nothing is decided about them. */
  Uni<Void> forget(Tx tx, Collection<Gone> gone);

  /** Locks the items with these keys, in the order of their ids. */
  Uni<List<Locked>> lock(Tx tx, Collection<String> keys);

  /** Remembers which facts were decided on. */
  Uni<Void> decided(Tx tx, Collection<DecidedFacts> facts);

  /** The fingerprint of the facts that an item was decided on. */
  record DecidedFacts(WorkItemRef item, String fingerprint) {}
}

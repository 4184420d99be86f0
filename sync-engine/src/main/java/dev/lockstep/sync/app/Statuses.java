package dev.lockstep.sync.app;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Memory of the statuses that trackers know. */
public interface Statuses {

  /** Stores entries of the directory. */
  Uni<Void> put(Tx tx, Collection<DirectoryEntry> entries);

  /** Names of statuses, in lower case, by instance; an instance nothing is known of is absent. */
  Uni<Map<String, Set<String>>> byInstance();
}

package dev.lockstep.sync.app;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.WorkItemsRead;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Memory of what trackers tell of themselves. */
public interface Trackers {

  /** Stores statuses of the directory. */
  Uni<Void> putStatuses(Tx tx, Collection<DirectoryEntry> statuses);

  /** Names of statuses by instance; an instance nothing is known of is absent. */
  Uni<Map<String, Set<String>>> statusesByInstance();

  /** All items of these were told, if not yet taken in here. */
  Uni<Void> putRead(Tx tx, Collection<WorkItemsRead> read);

  /** Notes which of them were taken in completely since; that holds for ever. */
  Uni<Void> complete(Tx tx);
}

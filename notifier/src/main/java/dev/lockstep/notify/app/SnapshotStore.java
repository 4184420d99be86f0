package dev.lockstep.notify.app;

import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.messaging.Tx;
import dev.lockstep.notify.route.Snapshot;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Work items as they were seen last. */
public interface SnapshotStore {

  /** Those that are known, locked until the transaction ends. */
  Uni<Map<WorkItemRef, Snapshot>> lock(Tx tx, Collection<WorkItemRef> items);

  /**
   * Keeps them, unless a newer one came in between.
   *
   * @param snapshots one for each item, in the order of the items
   */
  Uni<Void> keep(Tx tx, List<Snapshot> snapshots);
}

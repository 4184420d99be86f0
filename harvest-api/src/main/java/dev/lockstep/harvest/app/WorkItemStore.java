package dev.lockstep.harvest.app;

import dev.lockstep.harvest.projection.Projection;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Keeps work items in their newest known state. */
public interface WorkItemStore {

  /**
   * Stores what is newer than what is stored: a higher version, or the same version with other
   * content. Writing the same again changes nothing. What was deleted is taken away, and nothing
   * older than its deletion is stored.
   *
   * @param tx the transaction to write in
   * @param harvestedAt the moment to store as the time of harvest
   * @return how many items were newer and are stored now
   */
  Uni<Integer> keep(Tx tx, Projection projection, Instant harvestedAt);
}

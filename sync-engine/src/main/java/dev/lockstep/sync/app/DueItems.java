package dev.lockstep.sync.app;

import dev.lockstep.contract.WorkItemsDue.Due;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;

/** Memory of which due dates people were told of. */
public interface DueItems {

  /**
   * Items that are due by that day, are not done, and were not told of with their due date yet; the
   * next of them, which count as told from now on.
   */
  Uni<List<Due>> next(Tx tx, LocalDate until, int limit);
}

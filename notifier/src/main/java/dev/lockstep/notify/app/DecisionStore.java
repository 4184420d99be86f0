package dev.lockstep.notify.app;

import dev.lockstep.messaging.Tx;
import dev.lockstep.notify.route.Decision;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Why items moved: the latest decision for each item and status. */
public interface DecisionStore {

  /** Keeps each of them, unless a newer one for the same item and status is kept. */
  Uni<Void> keep(Tx tx, List<Decision> decisions);
}

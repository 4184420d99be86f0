package dev.lockstep.contract;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * All open items were compared with the rules.
 *
 * @param runId the run
 * @param checked how many items were compared
 * @param moved for how many a move was ordered
 * @param skipped why nothing was done for the others, with their number
 * @param failed how many could not be compared
 * @param version epoch milliseconds of the end
 * @param occurredAt when it ended
 * @param began when it began
 */
public record ReconcileCompleted(
    String runId,
    int checked,
    int moved,
    Map<DecisionMade.SkipReason, Integer> skipped,
    int failed,
    long version,
    Instant occurredAt,
    Instant began)
    implements Event {

  public ReconcileCompleted {
    skipped = java.util.Collections.unmodifiableMap(new TreeMap<>(skipped));
  }

  @Override
  public String orderKey() {
    return "reconcile/" + runId;
  }
}

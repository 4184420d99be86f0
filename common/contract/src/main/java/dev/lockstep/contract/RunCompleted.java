package dev.lockstep.contract;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every page of a run was published. What a consumer of the run has not seen once it has passed
 * these ends is out of the run's scope.
 *
 * @param runId the run
 * @param instance the instance of the tracker
 * @param items how many items were told
 * @param ends offsets by {@code topic-partition} that cover everything the run told
 * @param version epoch milliseconds of the end
 * @param occurredAt when it ended
 * @param began when it began
 */
public record RunCompleted(
    String runId,
    String instance,
    int items,
    Map<String, Long> ends,
    long version,
    Instant occurredAt,
    Instant began)
    implements Event {

  public RunCompleted {
    ends = java.util.Collections.unmodifiableMap(new TreeMap<>(ends));
  }

  @Override
  public String orderKey() {
    return runId;
  }
}

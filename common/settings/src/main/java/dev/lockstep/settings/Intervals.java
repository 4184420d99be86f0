package dev.lockstep.settings;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/**
 * How often Lockstep asks when nobody tells it.
 *
 * @param jiraPoll between two incremental reads of a Jira instance (one call each)
 * @param jiraCensus between two comparisons of all ids of a Jira instance with what is known
 * @param scmSweep between two sweeps of a code host
 * @param scmFullSweep between two sweeps of a repository of which its host says that nothing
 *     changed
 * @param reconcile between two comparisons of all open items with the rules
 * @param reconcileAt times of the day at which they are compared instead; empty: by the interval
 * @param zone what those times are told in
 * @param harvest between two harvests of the hierarchy
 * @param overlap how far a poll reaches back behind its cursor, for what upstream indexes late
 * @param waitingWarning how long something that failed may wait before health warns of it
 */
public record Intervals(
    Duration jiraPoll,
    Duration jiraCensus,
    Duration scmSweep,
    Duration scmFullSweep,
    Duration reconcile,
    List<LocalTime> reconcileAt,
    ZoneId zone,
    Duration harvest,
    Duration overlap,
    Duration waitingWarning) {

  public Intervals {
    reconcileAt = List.copyOf(reconcileAt);
  }
}

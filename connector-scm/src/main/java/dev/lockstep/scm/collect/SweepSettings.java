package dev.lockstep.scm.collect;

import java.time.Duration;

/**
 * How repositories are swept.
 *
 * @param interval between two sweeps of a repository
 * @param fullInterval between two sweeps of a repository whose listing shows no change
 */
public record SweepSettings(Duration interval, Duration fullInterval) {

  private static final long CALLS_PER_SWEEP = 2;

  /** What sweeps cost while nothing changes. */
  public long idleCallsPerHour(int repositories) {
    return repositories
        * CALLS_PER_SWEEP
        * Duration.ofHours(1).toMillis()
        / Math.max(1, interval.toMillis());
  }
}

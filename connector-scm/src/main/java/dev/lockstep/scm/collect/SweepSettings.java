package dev.lockstep.scm.collect;

import java.time.Duration;

/**
 * How repositories are swept.
 *
 * @param interval between two sweeps of a repository
 */
public record SweepSettings(Duration interval) {}

package dev.lockstep.jira.collect;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;

/** The states of sites, for tests of other packages. */
public final class States {

  private States() {}

  /** Of no site yet. */
  public static SiteStates of(Clock clock) {
    return new SiteStates(clock, new SimpleMeterRegistry());
  }
}

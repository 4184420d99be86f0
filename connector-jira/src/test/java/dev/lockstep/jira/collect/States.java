package dev.lockstep.jira.collect;

import dev.lockstep.settings.Settings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Map;

/** The states of sites, for tests of other packages. */
public final class States {

  private States() {}

  /** Of no site yet. */
  public static SiteStates of(Clock clock) {
    Settings none = Settings.read(Map.of(), null, EnumSet.noneOf(Settings.Need.class)).orThrow();
    return new SiteStates(none, new Introductions(clock), clock, new SimpleMeterRegistry());
  }
}

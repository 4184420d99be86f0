package dev.lockstep.sandbox.bitbucketdc;

import dev.lockstep.sandbox.bitbucket.RegisteredHook;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * A webhook with its circuit breaker: after five failures in a row nothing is sent for 10 s, after
 * each further one for twice as long, up to 10 h.
 */
final class ServerHook {
  private static final int FAILURES = 5;
  private static final long FIRST_PAUSE = 10_000;
  private static final long LONGEST_PAUSE = 36_000_000;

  /** What became of a delivery; status 0 is no answer. */
  record Invocation(String event, int status, long at) {
    boolean good() {
      return status >= 200 && status < 300;
    }
  }

  private final Clock clock;
  private RegisteredHook definition;
  private int failures;
  private long pause;
  private long pausedUntil;
  private @Nullable Invocation latest;

  ServerHook(RegisteredHook definition, Clock clock) {
    this.definition = definition;
    this.clock = clock;
  }

  RegisteredHook definition() {
    return definition;
  }

  void become(RegisteredHook now) {
    definition = now;
  }

  @Nullable Invocation latest() {
    return latest;
  }

  /** Whether a delivery is left out, for good: nothing is sent again. */
  boolean skips() {
    return clock.millis() < pausedUntil;
  }

  void answered(String event, int status) {
    latest = new Invocation(event, status, clock.millis());
    if (latest.good()) {
      failures = 0;
      pause = 0;
      return;
    }
    failures++;
    if (failures >= FAILURES) {
      pause = pause == 0 ? FIRST_PAUSE : Math.min(LONGEST_PAUSE, pause * 2);
      pausedUntil = clock.millis() + pause;
    }
  }
}

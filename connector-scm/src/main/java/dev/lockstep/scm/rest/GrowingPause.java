package dev.lockstep.scm.rest;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long to pause for a host that refuses and does not say for how long: twice as long each time,
 * from 2 seconds to 10 minutes, until a call succeeds again. Calls that were under way together and
 * are refused together count as one.
 */
final class GrowingPause {

  private static final Duration FIRST = Duration.ofSeconds(2);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final LongSupplier nanos;
  private Duration next = FIRST;
  private boolean pausing;
  private long end;

  /**
   * @param nanos a clock that only goes forward
   */
  GrowingPause(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A call was refused: how long to pause from now on. */
  synchronized Duration refused() {
    long now = nanos.getAsLong();
    if (pausing && end - now > 0) {
      return Duration.ofNanos(end - now);
    }
    Duration pause = next;
    Duration grown = next.multipliedBy(2);
    next = grown.compareTo(LONGEST) < 0 ? grown : LONGEST;
    pausing = true;
    end = now + pause.toNanos();
    return pause;
  }

  /** A call succeeded. */
  synchronized void succeeded() {
    next = FIRST;
    pausing = false;
  }
}

package dev.lockstep.local.demo;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what is expected to happen soon. */
final class Patience {
  private static final long LOOK_EVERY_MILLIS = 50;

  private Patience() {}

  /** True as soon as it holds, false when it does not hold in time. */
  static boolean until(BooleanSupplier holds, Duration atMost) throws InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > until) {
        return false;
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
    return true;
  }
}

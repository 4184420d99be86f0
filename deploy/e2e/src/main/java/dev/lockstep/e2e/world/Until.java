package dev.lockstep.e2e.world;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what must come true. */
public final class Until {
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  /** Looks in a row that must all be good: something may be between two places for a moment. */
  private static final int LOOKS = 3;

  private Until() {}

  /**
   * Looks until nothing stands against it any more. A look that fails, because what it asks is
   * down, counts as one that is not good.
   *
   * @param what for the message
   * @param against what is not as it should be yet
   * @throws IllegalStateException with the last of what stood against it when it takes too long
   */
  public static void nothingIsAgainst(
      String what, Duration atMost, Supplier<List<String>> against) {
    long until = System.nanoTime() + atMost.toNanos();
    int good = 0;
    while (true) {
      List<String> found = look(against);
      good = found.isEmpty() ? good + 1 : 0;
      if (good == LOOKS) {
        return;
      }
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "not after %d s: %s; %s".formatted(atMost.toSeconds(), what, found));
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  private static List<String> look(Supplier<List<String>> against) {
    try {
      return against.get();
    } catch (RuntimeException down) {
      return List.of(String.valueOf(down.getMessage()));
    }
  }
}

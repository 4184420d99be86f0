package dev.lockstep.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * When a child that died is started again: 1, 2, 4 .. 30 seconds later; not after five deaths in a
 * minute.
 */
final class RestartPolicy {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int DEATHS_TO_GIVE_UP = 5;
  private static final long LONGEST_WAIT = 30;

  private final Duration unit;
  private final BooleanSupplier mayRestart;
  private final Deque<Instant> deaths = new ArrayDeque<>();
  private int inARow;

  /**
   * @param mayRestart false while a start is bound to fail for a reason outside, such as a full
   *     disk
   */
  RestartPolicy(BooleanSupplier mayRestart) {
    this(Duration.ofSeconds(1), mayRestart);
  }

  /** With another unit than a second to wait in. */
  RestartPolicy(Duration unit, BooleanSupplier mayRestart) {
    this.unit = unit;
    this.mayRestart = mayRestart;
  }

  /** Whether a start is worth trying now. */
  boolean mayRestart() {
    return mayRestart.getAsBoolean();
  }

  /**
   * Records a death; one that has its reason outside does not count.
   *
   * @param startedAt when the process that died was started
   * @param diedAt when it died
   * @return how long to wait before the next start, or nothing when it is not worth trying again
   */
  Optional<Duration> died(Instant startedAt, Instant diedAt) {
    if (!mayRestart()) {
      return Optional.of(unit);
    }
    boolean lived = Duration.between(startedAt, diedAt).compareTo(WINDOW) > 0;
    inARow = lived ? 0 : inARow;
    deaths.addLast(diedAt);
    while (deaths.getFirst().isBefore(diedAt.minus(WINDOW))) {
      deaths.removeFirst();
    }
    if (deaths.size() >= DEATHS_TO_GIVE_UP) {
      return Optional.empty();
    }
    long units = Math.min(LONGEST_WAIT, 1L << Math.min(inARow, 10));
    inARow++;
    return Optional.of(unit.multipliedBy(units));
  }
}

package dev.lockstep.local.process;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * When a child that died is started again: 1, 2, 4 .. 30 seconds later; not after five deaths in a
 * minute.
 */
final class RestartPolicy {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int DEATHS_TO_GIVE_UP = 5;
  private static final long LONGEST_WAIT = 30;

  private final Duration unit;
  private final Deque<Instant> deaths = new ArrayDeque<>();
  private int inARow;

  RestartPolicy() {
    this(Duration.ofSeconds(1));
  }

  /** With another unit than a second to wait in. */
  RestartPolicy(Duration unit) {
    this.unit = unit;
  }

  /**
   * Records a death.
   *
   * @param startedAt when the process that died was started
   * @param diedAt when it died
   * @return how long to wait before the next start, or nothing when it is not worth trying again
   */
  Optional<Duration> died(Instant startedAt, Instant diedAt) {
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

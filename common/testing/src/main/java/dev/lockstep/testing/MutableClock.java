package dev.lockstep.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A clock that stands still until a test moves it. Safe between threads; views of other zones move
 * along.
 */
public final class MutableClock extends Clock {
  private final AtomicReference<Instant> now;
  private final ZoneId zone;

  private MutableClock(AtomicReference<Instant> now, ZoneId zone) {
    this.now = now;
    this.zone = zone;
  }

  /** A clock in UTC that shows this moment. */
  public static MutableClock at(Instant start) {
    return new MutableClock(new AtomicReference<>(start), ZoneOffset.UTC);
  }

  /** A clock in UTC that shows this moment, written as {@code 2026-11-20T10:00:00Z}. */
  public static MutableClock at(String start) {
    return at(Instant.parse(start));
  }

  /** Shows another moment, earlier or later. */
  public void set(Instant moment) {
    now.set(moment);
  }

  /** Moves on and answers the new moment. */
  public Instant advance(Duration step) {
    return now.updateAndGet(moment -> moment.plus(step));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public MutableClock withZone(ZoneId other) {
    return new MutableClock(now, other);
  }
}

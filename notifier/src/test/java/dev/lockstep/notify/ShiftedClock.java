package dev.lockstep.notify;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The system's clock, which a test can put forward so that a long pause is over. */
public final class ShiftedClock extends Clock {

  private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

  /** Puts it forward. */
  public static void advance(Duration by) {
    AHEAD.updateAndGet(ahead -> ahead.plus(by));
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(AHEAD.get());
  }

  @Override
  public ZoneId getZone() {
    return ZoneId.of("UTC");
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.offset(Clock.system(zone), AHEAD.get());
  }

  static class Source {

    @Produces
    @Singleton
    Clock clock() {
      return new ShiftedClock();
    }
  }
}

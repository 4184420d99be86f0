package dev.lockstep.testing.sample.bad.rule;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Logger;

/** A decision with effects, one by one. */
final class Impure {
  Instant clock() {
    return Instant.now();
  }

  Supplier<Instant> clockByReference() {
    return Instant::now;
  }

  Instant injectedClock(Clock clock) {
    return clock.instant();
  }

  long milliseconds() {
    return System.currentTimeMillis();
  }

  double random() {
    return Math.random();
  }

  UUID id() {
    return UUID.randomUUID();
  }

  void log() {
    Logger.getLogger("x").info("decided");
  }

  void print() {
    System.out.println("decided");
  }
}

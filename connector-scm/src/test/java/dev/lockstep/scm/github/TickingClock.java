package dev.lockstep.scm.github;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** Every look at it is a second later: GitHub's times have seconds only. */
final class TickingClock extends Clock {

  private final AtomicLong now =
      new AtomicLong(Instant.parse("2026-11-20T08:00:00Z").toEpochMilli());

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(now.addAndGet(1_000));
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}

package dev.lockstep.contract;

import java.time.Instant;

/** Times as versions that count epoch microseconds. */
public final class EpochMicros {

  private EpochMicros() {}

  /**
   * The microseconds since 1970, for times up to the year 9999. By hand: {@code ChronoUnit} counts
   * nanoseconds on the way, which ends in the year 2262.
   */
  public static long of(Instant time) {
    return time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }
}

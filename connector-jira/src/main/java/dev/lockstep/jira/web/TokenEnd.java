package dev.lockstep.jira.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When the token of a site ends.
 *
 * @param ends the earlier one of what the settings and the site say; null: neither does
 */
record TokenEnd(@Nullable Instant ends, Instant now) {

  private static final Duration WARNING = Duration.ofDays(14);

  static TokenEnd of(@Nullable LocalDate configured, @Nullable Instant told, Instant now) {
    Instant said = configured == null ? null : configured.atStartOfDay(ZoneOffset.UTC).toInstant();
    if (said == null || told != null && told.isBefore(said)) {
      return new TokenEnd(told, now);
    }
    return new TokenEnd(said, now);
  }

  boolean isKnown() {
    return ends != null;
  }

  /** From two weeks before. */
  boolean isNear() {
    return ends != null && !now.isBefore(ends.minus(WARNING));
  }

  @Override
  public String toString() {
    if (ends == null) {
      return "not known";
    }
    LocalDate day = LocalDate.ofInstant(ends, ZoneOffset.UTC);
    if (!now.isBefore(ends)) {
      return "token expired " + day + ": make a new one";
    }
    return isNear()
        ? "token expires "
            + day
            + ", in "
            + now.until(ends, ChronoUnit.DAYS)
            + " days: make a new one"
        : "token expires " + day;
  }
}

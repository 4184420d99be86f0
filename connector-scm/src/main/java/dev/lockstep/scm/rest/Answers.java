package dev.lockstep.scm.rest;

import dev.lockstep.connector.UpstreamException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what answers have in common. */
public final class Answers {

  /** Years have four digits, so that an event's version, in microseconds, has room. */
  private static final Instant END = Instant.parse("9999-12-31T23:59:59Z");

  private static final Instant BEGINNING = Instant.parse("0000-01-01T00:00:00Z");

  private Answers() {}

  /** A page without its list is no empty page. */
  public static <T> List<T> listed(@Nullable List<T> values) {
    if (values == null) {
      throw new UpstreamException.Unavailable("a page without its list");
    }
    return values;
  }

  /** A time with an offset in ISO form; empty when it is none. */
  public static Optional<Instant> time(@Nullable String text) {
    try {
      return Optional.ofNullable(text)
          .map(OffsetDateTime::parse)
          .map(OffsetDateTime::toInstant)
          .filter(Answers::hasRoom);
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  /** A time in epoch milliseconds; empty when it is none. */
  public static Optional<Instant> time(@Nullable Long epochMillis) {
    return Optional.ofNullable(epochMillis).map(Instant::ofEpochMilli).filter(Answers::hasRoom);
  }

  private static boolean hasRoom(Instant time) {
    return !time.isBefore(BEGINNING) && !time.isAfter(END);
  }

  /** Nothing is an empty text. */
  public static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}

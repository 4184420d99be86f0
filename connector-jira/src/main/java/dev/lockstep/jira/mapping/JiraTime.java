package dev.lockstep.jira.mapping;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/**
 * Jira's times. Where many changelogs are asked for they are numbers, else they look like {@code
 * 2026-01-05T00:00:00.000+0000}: the offset has no colon, which {@link
 * java.time.OffsetDateTime#parse} does not read.
 */
public final class JiraTime {

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .appendPattern("HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("[XXX][XX]")
          .toFormatter(java.util.Locale.ROOT);

  /** Smaller numbers are seconds, as in Jira's own example; others milliseconds, as seen. */
  private static final long MILLIS = 100_000_000_000L;

  private JiraTime() {}

  /**
   * Reads a time.
   *
   * @throws java.time.format.DateTimeParseException when it is none
   */
  public static Instant parse(String text) {
    if (isNumber(text)) {
      long number = Long.parseLong(text);
      return number < MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
    }
    return FORMAT.parse(text, Instant::from);
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}

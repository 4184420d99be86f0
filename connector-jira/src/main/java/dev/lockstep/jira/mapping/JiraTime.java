package dev.lockstep.jira.mapping;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/**
 * Jira's times. They look like {@code 2026-01-05T00:00:00.000+0000}: the offset has no colon, which
 * {@link java.time.OffsetDateTime#parse} does not read.
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

  private JiraTime() {}

  /**
   * Reads a time.
   *
   * @throws java.time.format.DateTimeParseException when it is none
   */
  public static Instant parse(String text) {
    return FORMAT.parse(text, Instant::from);
  }
}

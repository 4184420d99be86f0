package dev.lockstep.jira.collect;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where reading goes on, as one opaque text. Between traversals only {@code seen} matters; within
 * one the other parts say how the page after is asked for.
 *
 * @param seen the latest {@code updated} that was seen; {@link Instant#EPOCH} while none was
 * @param from the lower bound of the query that the page token belongs to
 * @param pageToken Jira's token, absent where the next page is a new query
 */
record Cursor(Instant seen, @Nullable Instant from, Optional<String> pageToken) {

  private static final String VERSION = "1";

  /** Stands where there is nothing, and where version 1 once had an upper bound. */
  private static final String NONE = "-";

  /** The start of a traversal after one that saw this much. */
  static Cursor after(Instant seen) {
    return new Cursor(seen, null, Optional.empty());
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @throws IllegalStateException when it was written by another version
   */
  static Cursor parse(String text) {
    String[] parts = text.split(" ", 5);
    if (parts.length != 5 || !parts[0].equals(VERSION)) {
      throw new IllegalStateException("not a cursor of this version: " + text);
    }
    Instant seen = Instant.ofEpochMilli(Long.parseLong(parts[1]));
    Optional<String> token = parts[4].isEmpty() ? Optional.empty() : Optional.of(parts[4]);
    return new Cursor(seen, instant(parts[2]), token);
  }

  @Override
  public String toString() {
    return String.join(
        " ", VERSION, Long.toString(seen.toEpochMilli()), text(from), NONE, pageToken.orElse(""));
  }

  private static String text(@Nullable Instant instant) {
    return instant == null ? NONE : Long.toString(instant.toEpochMilli());
  }

  private static @Nullable Instant instant(String text) {
    return text.equals(NONE) ? null : Instant.ofEpochMilli(Long.parseLong(text));
  }
}

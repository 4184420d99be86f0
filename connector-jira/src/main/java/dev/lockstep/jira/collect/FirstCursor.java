package dev.lockstep.jira.collect;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a first traversal came.
 *
 * @param seen the latest {@code updated} that was told
 * @param token of the page of ids it is at; absent on the first page
 */
record FirstCursor(Instant seen, Optional<String> token) {

  static final FirstCursor BEGINNING = new FirstCursor(Instant.EPOCH, Optional.empty());

  private static final String KIND = "first";

  /** Whether a text is of a first traversal. */
  static boolean isOne(String text) {
    return text.startsWith(KIND + " ");
  }

  /** Reads what {@link #toString()} wrote. */
  static FirstCursor parse(String text) {
    String[] parts = text.split(" ", 3);
    return new FirstCursor(
        Instant.ofEpochMilli(Long.parseLong(parts[1])),
        parts[2].isEmpty() ? Optional.empty() : Optional.of(parts[2]));
  }

  @Override
  public String toString() {
    return KIND + " " + seen.toEpochMilli() + " " + token.orElse("");
  }
}

package dev.lockstep.scm.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where to go on in a list that is sorted by time.
 *
 * @param seen the latest time seen so far
 * @param within whether a traversal from the oldest on is under way, which needs no overlap
 * @param after GraphQL's cursor to go on behind; null for the beginning
 */
record Cursor(Instant seen, boolean within, @Nullable String after) {

  private static final String SAVED = "since=";
  private static final String WITHIN = "from=";
  private static final String AFTER = ";after=";

  static final Cursor START = new Cursor(Instant.EPOCH, true, null);

  static Cursor parse(Optional<String> text) {
    if (text.isEmpty()) {
      return START;
    }
    String cursor = text.get();
    if (cursor.startsWith(SAVED)) {
      return new Cursor(Instant.parse(cursor.substring(SAVED.length())), false, null);
    }
    int after = cursor.indexOf(AFTER);
    return after < 0
        ? new Cursor(Instant.parse(cursor.substring(WITHIN.length())), true, null)
        : new Cursor(
            Instant.parse(cursor.substring(WITHIN.length(), after)),
            true,
            cursor.substring(after + AFTER.length()));
  }

  /** The earliest time that is of interest. */
  Instant from(Duration overlap) {
    Instant from = within ? seen : seen.minus(overlap);
    return from.isAfter(Instant.EPOCH) ? from : Instant.EPOCH;
  }

  /** The next page of a traversal from the oldest on. */
  Cursor onward(Instant latest, @Nullable String end) {
    return new Cursor(later(latest), true, end);
  }

  /** The next traversal: what was seen, never the clock. */
  Cursor saved(Instant latest) {
    return new Cursor(later(latest), false, null);
  }

  private Instant later(Instant latest) {
    return latest.isAfter(seen) ? latest : seen;
  }

  String text() {
    return (within ? WITHIN : SAVED) + seen + (after == null ? "" : AFTER + after);
  }
}

package dev.lockstep.scm.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where to go on in a list that is sorted by time.
 *
 * @param seen the latest time seen so far
 * @param within whether a traversal from the oldest on is under way, which needs no overlap
 * @param after GraphQL's cursor to go on behind; null for the beginning
 * @param news within a traversal: what hangs at what is listed is of interest from then on
 */
record Cursor(Instant seen, boolean within, @Nullable String after, Instant news) {

  private static final String SAVED = "since=";
  private static final Pattern WITHIN =
      Pattern.compile("from=([^;]+)(?:;news=([^;]+))?(?:;after=(.+))?");

  static final Cursor START = new Cursor(Instant.EPOCH, true, null, Instant.EPOCH);

  static Cursor parse(Optional<String> text) {
    if (text.isEmpty()) {
      return START;
    }
    String cursor = text.get();
    if (cursor.startsWith(SAVED)) {
      Instant seen = Instant.parse(cursor.substring(SAVED.length()));
      return new Cursor(seen, false, null, seen);
    }
    Matcher within = WITHIN.matcher(cursor);
    if (!within.matches()) {
      throw new IllegalArgumentException("no cursor of GitHub: " + cursor);
    }
    return new Cursor(
        Instant.parse(within.group(1)),
        true,
        within.group(3),
        within.group(2) == null ? Instant.EPOCH : Instant.parse(within.group(2)));
  }

  /** The earliest time that is of interest. */
  Instant from(Duration overlap) {
    return within ? seen : earlier(overlap);
  }

  /** The earliest time that is of interest of what hangs at what is listed. */
  Instant news(Duration overlap) {
    return within ? news : earlier(overlap);
  }

  private Instant earlier(Duration overlap) {
    Instant from = seen.minus(overlap);
    return from.isAfter(Instant.EPOCH) ? from : Instant.EPOCH;
  }

  /** The next page of a traversal from the oldest on. */
  Cursor onward(Instant latest, @Nullable String end) {
    return new Cursor(later(latest), true, end, news);
  }

  /** The next traversal: what was seen, never the clock. */
  Cursor saved(Instant latest) {
    Instant last = later(latest);
    return new Cursor(last, false, null, last);
  }

  private Instant later(Instant latest) {
    return latest.isAfter(seen) ? latest : seen;
  }

  String text() {
    if (!within) {
      return SAVED + seen;
    }
    return "from=" + seen + ";news=" + news + (after == null ? "" : ";after=" + after);
  }
}

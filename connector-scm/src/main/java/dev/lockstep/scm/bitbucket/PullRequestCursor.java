package dev.lockstep.scm.bitbucket;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where to go on among the pull requests of a repository, sorted by update time.
 *
 * <p>Pages are asked for by the last update time seen and not by number: a pull request that is
 * updated while pages are read moves to the end, which would shift another one over a page's border
 * unseen. Only where a whole page shares one update time is its {@code next} link followed.
 *
 * @param seen the latest update time seen so far
 * @param within whether a traversal is under way, which needs no overlap
 * @param next link to follow instead of asking by time
 */
record PullRequestCursor(Instant seen, boolean within, @Nullable URI next) {

  private static final String SAVED = "since=";
  private static final String WITHIN = "from=";
  private static final String NEXT = ";next=";

  static final PullRequestCursor START = new PullRequestCursor(Instant.EPOCH, true, null);

  static PullRequestCursor parse(Optional<String> text) {
    if (text.isEmpty()) {
      return START;
    }
    String cursor = text.get();
    if (cursor.startsWith(SAVED)) {
      return new PullRequestCursor(Instant.parse(cursor.substring(SAVED.length())), false, null);
    }
    int next = cursor.indexOf(NEXT);
    return next < 0
        ? new PullRequestCursor(Instant.parse(cursor.substring(WITHIN.length())), true, null)
        : new PullRequestCursor(
            Instant.parse(cursor.substring(WITHIN.length(), next)),
            true,
            URI.create(cursor.substring(next + NEXT.length())));
  }

  /** The first update time to ask for. */
  Instant from(Duration overlap) {
    Instant from = within ? seen : seen.minus(overlap);
    return from.isAfter(Instant.EPOCH) ? from : Instant.EPOCH;
  }

  /**
   * The next page of the same traversal.
   *
   * @param from the first update time that was asked for
   * @param latest the last update time on the page
   * @param link the page's link to the next one
   */
  static PullRequestCursor onward(Instant from, Instant latest, URI link) {
    return latest.isAfter(from)
        ? new PullRequestCursor(latest, true, null)
        : new PullRequestCursor(from, true, link);
  }

  /** The next traversal: what was seen, never the clock. */
  PullRequestCursor saved(Instant latest) {
    return new PullRequestCursor(latest.isAfter(seen) ? latest : seen, false, null);
  }

  String text() {
    return (within ? WITHIN : SAVED) + seen + (next == null ? "" : NEXT + next);
  }
}

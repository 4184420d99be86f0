package dev.lockstep.scm.azuredevops;

import dev.lockstep.connector.UpstreamException.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where to go on among the builds of a project, in the order in which they ended.
 *
 * @param from the traversal shows what ended from here on
 * @param seen the latest end seen so far
 * @param token of the next page; null for the first one
 */
record BuildCursor(Instant from, Instant seen, @Nullable String token) {

  /** A first traversal goes back this far: as long as Azure DevOps keeps builds as a rule. */
  static final Duration HISTORY = Duration.ofDays(30);

  static BuildCursor parse(Optional<String> text, Instant now, Duration overlap) {
    if (text.isEmpty()) {
      Instant from = now.minus(HISTORY);
      return new BuildCursor(from, from, null);
    }
    String[] parts = text.get().split(" ", 3);
    Instant first = Instant.parse(parts[0]);
    return parts.length == 1
        ? new BuildCursor(first.minus(overlap), first, null)
        : new BuildCursor(first, Instant.parse(parts[1]), parts[2]);
  }

  /** The page after one that ended with this token; a list that goes on where it was is no list. */
  BuildCursor onward(Instant latest, String next) {
    if (next.equals(token)) {
      throw new Unavailable("the same continuation token again: builds would be read in a circle");
    }
    return new BuildCursor(from, later(latest), next);
  }

  /** What the next traversal begins with: what was seen, never the clock. */
  String saved(Instant latest) {
    return later(latest).toString();
  }

  private Instant later(Instant latest) {
    return latest.isAfter(seen) ? latest : seen;
  }

  String text() {
    return from + " " + seen + " " + token;
  }
}

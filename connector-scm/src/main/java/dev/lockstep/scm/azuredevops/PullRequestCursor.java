package dev.lockstep.scm.azuredevops;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where to go on among the pull requests of a repository. Azure DevOps lists what changed since a
 * time by the times of opening and closing only, so a traversal reads all that are active and those
 * closed since the last one; the first one reads all by their opening, and then those closed
 * meanwhile. It asks for windows of time, in which neither pages move nor an order matters.
 *
 * @param phase what is read now
 * @param from where the next window begins
 * @param step how many milliseconds it is wide; 0 when it has no end
 * @param began when the traversal began
 * @param since closed ones are read from here on
 */
record PullRequestCursor(Phase phase, Instant from, long step, Instant began, Instant since) {

  /** What is read. */
  enum Phase {
    /** All, by their opening. */
    ALL("all", "created"),
    /** Those that are open, by their opening. */
    ACTIVE("active", "created"),
    /** Those that were closed, by their closing. */
    CLOSED("all", "closed");

    final String status;
    final String range;

    Phase(String status, String range) {
      this.status = status;
      this.range = range;
    }
  }

  /** There were no repositories of Git before. */
  static final Instant FIRST = Instant.parse("2012-01-01T00:00:00Z");

  private static final String SAVED = "since=";

  static PullRequestCursor parse(Optional<String> text, Instant now, Duration overlap) {
    if (text.isEmpty()) {
      return new PullRequestCursor(Phase.ALL, FIRST, 0, now, now.minus(overlap));
    }
    String cursor = text.get();
    if (cursor.startsWith(SAVED)) {
      Instant since = Instant.parse(cursor.substring(SAVED.length()));
      return new PullRequestCursor(Phase.ACTIVE, FIRST, 0, now, since);
    }
    String[] parts = cursor.split(";");
    return new PullRequestCursor(
        Phase.valueOf(parts[0]),
        Instant.parse(parts[1]),
        Long.parseLong(parts[2]),
        Instant.parse(parts[3]),
        Instant.parse(parts[4]));
  }

  /** The end of the window. */
  Optional<Instant> to() {
    Instant end = from.plusMillis(step);
    return step == 0 || end.isAfter(began) ? Optional.empty() : Optional.of(end);
  }

  /** The same beginning, so many milliseconds wide. */
  PullRequestCursor wide(long millis) {
    return new PullRequestCursor(phase, from, Math.max(1, millis), began, since);
  }

  /** The window after this one. */
  PullRequestCursor onward(Instant next, long millis) {
    return new PullRequestCursor(phase, next, Math.max(1, millis), began, since);
  }

  /** What is read once nothing is left of this phase; empty at the end. */
  Optional<PullRequestCursor> afterwards() {
    return phase == Phase.CLOSED
        ? Optional.empty()
        : Optional.of(new PullRequestCursor(Phase.CLOSED, since, 0, began, since));
  }

  /** Where the next traversal begins: what closes while this one runs is in the next one too. */
  String saved(Duration overlap) {
    return SAVED + began.minus(overlap);
  }

  String text() {
    return phase + ";" + from + ";" + step + ";" + began + ";" + since;
  }
}

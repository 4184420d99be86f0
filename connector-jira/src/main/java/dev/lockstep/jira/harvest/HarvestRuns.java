package dev.lockstep.jira.harvest;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** The harvests there ever were, and how far each came. */
public interface HarvestRuns {

  /**
   * A harvest.
   *
   * @param work the piece of work that began it; others of the same run have nothing to do
   * @param beganAt when it began
   * @param page pages told so far
   * @param items items told on them
   * @param next token of the next page; absent for the first
   * @param complete whether all pages were told
   */
  record Run(
      String id,
      long work,
      Instant beganAt,
      int page,
      int items,
      Optional<String> next,
      boolean complete) {

    /** The same after another page. */
    Run after(int told, Optional<String> token) {
      return new Run(id, work, beganAt, page + 1, items + told, token, token.isEmpty());
    }

    /** The same from its beginning. */
    Run again() {
      return new Run(id, work, beganAt, 0, 0, Optional.empty(), false);
    }
  }

  /** The run, which begins now unless there is one of this name already. */
  Uni<Run> begin(String id, long work, Instant now);

  /** Keeps how far it came. */
  Uni<Void> save(Run run);
}

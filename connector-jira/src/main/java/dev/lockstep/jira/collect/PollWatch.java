package dev.lockstep.jira.collect;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;

/** Hears what polls found. */
@FunctionalInterface
public interface PollWatch {

  /**
   * A poll is complete; the first reading of an instance is none. Never fails.
   *
   * @param changes when what it published happened; what a webhook had announced before was
   *     published then, and is not among it
   */
  Uni<Void> polled(String instance, List<Instant> changes);
}

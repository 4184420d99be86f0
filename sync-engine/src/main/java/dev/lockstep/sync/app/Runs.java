package dev.lockstep.sync.app;

import dev.lockstep.contract.DecisionMade.SkipReason;
import dev.lockstep.messaging.Tx;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Memory of comparisons of all open items with the rules. */
public interface Runs {

  /**
   * One of them.
   *
   * @param began absent while it waits
   * @param ended absent while it goes on, or when it was interrupted
   */
  record Run(
      String id,
      Instant asked,
      @Nullable Instant began,
      @Nullable Instant ended,
      int checked,
      int moved,
      int failed,
      Map<SkipReason, Integer> skipped) {}

  /** Asks for one. */
  Uni<Void> ask(String id, Instant now);

  /** The one to begin next, where one waits. */
  Uni<Optional<Run>> waiting();

  /** The newest, newest first. */
  Uni<List<Run>> newest(int limit);

  /** It begins. */
  Uni<Void> began(String id, Instant now);

  /** It ended; older ones than the newest few hundred are forgotten. */
  Uni<Void> ended(Tx tx, String id, Tally tally, int failed, Instant now);
}

package dev.lockstep.sync.app;

import dev.lockstep.sync.rule.Happening;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to each item, kept for simulations. */
public interface History {

  /**
   * All that happened to one item, oldest first.
   *
   * @param ref its reference
   */
  record Past(String ref, String key, List<Happening> happenings) {}

  /**
   * The next items behind that one, in the order of their references.
   *
   * @param project only those of this project; absent: all
   */
  Uni<List<Past>> next(String afterRef, @Nullable String project, int items);

  /** Forgets items to which nothing happened since; returns how many happenings that were. */
  Uni<Integer> forget(Instant quietSince);
}

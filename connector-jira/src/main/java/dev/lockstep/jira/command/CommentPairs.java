package dev.lockstep.jira.command;

import dev.lockstep.contract.WorkItemRef;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Remembers which comment belongs to what elsewhere. */
public interface CommentPairs {

  /** The comment of this source. */
  Uni<Optional<Pair>> find(String source, WorkItemRef item);

  /** Keeps it; without an id before it is written, for it may be there after a crash. */
  Uni<Void> keep(String source, WorkItemRef item, Pair pair);

  /** There is none any more. */
  Uni<Void> forget(String source, WorkItemRef item);

  /**
   * A comment.
   *
   * @param id absent while nobody knows whether it was written
   * @param hash of its text
   */
  record Pair(@Nullable String id, String hash) {}
}

package dev.lockstep.harvest.query;

import dev.lockstep.harvest.projection.IssueKey;
import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** A list that is read in pages, each by a query of its own, so that none of it must be held. */
public interface Listing<T> {

  /**
   * Reads a page.
   *
   * @param after the items after this key; absent = from the start
   * @param size how many items; more only where items share the last one's key
   */
  Uni<Page<T>> page(@Nullable IssueKey after, int size);

  /** How many items the whole list has. */
  Uni<Long> count();
}

package dev.lockstep.connector;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * The one question a collector asks an upstream: what changed since this cursor?
 *
 * <p>Law: oldest first, no gap; asking again with the same cursor shows at least the same entities
 * in at least the same versions. The cursor is opaque to everybody but the source.
 */
@FunctionalInterface
public interface ChangeSource {

  /**
   * One page.
   *
   * @param cursor where to go on: the {@link Page#next()} of the page before, at first the saved
   *     one; empty on the first traversal ever
   * @throws UpstreamException (as failure of the Uni) when the page could not be read in full;
   *     never a shorter truth
   */
  Uni<Page> changesSince(Optional<String> cursor);

  /**
   * @param changes what was observed, oldest first
   * @param next where the next page, or with no more pages the next traversal, goes on
   * @param more whether there is a next page in this traversal
   */
  record Page(List<Observed> changes, String next, boolean more) {}
}

package dev.lockstep.scm.port;

import dev.lockstep.contract.Event;
import dev.lockstep.contract.WorkItemRef;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Something of a code host that is read along a cursor besides pull requests and branches: its work
 * items, builds, deployments, releases.
 *
 * <p>Law, as for pull requests: oldest change first, no gap; the same cursor shows at least the
 * same entities in at least the same versions; a page that could not be read in full fails. Of an
 * event that was published before in the same content nothing is published again.
 */
public interface Feed {

  /**
   * Names its lease, its cursor and its memory; unique over all hosts and for ever, for example
   * {@code github/acme/shop#issues}.
   */
  String scope();

  /** Read once in so many intervals, and whenever a webhook asks. */
  default int every() {
    return 1;
  }

  /**
   * Whether its events name work items. One that does is not read before anybody knows what names
   * one: what it told would not be told again.
   */
  default boolean names() {
    return true;
  }

  /**
   * One page.
   *
   * @param cursor where to go on: the {@link Page#next()} of the page before, at first the saved
   *     one; empty on the first traversal ever. Opaque: only this feed reads it.
   */
  Uni<Page> since(Optional<String> cursor, Naming naming);

  /**
   * @param events what changed, oldest first
   * @param next where the next page, or with no more pages the next traversal, goes on
   * @param more whether there is a next page in this traversal
   */
  record Page(List<Event> events, String next, boolean more) {}

  /** Finds what is gone without a word; nothing where the feed tells it. */
  default Optional<Census> census() {
    return Optional.empty();
  }

  /** Tells which work items of a feed exist. */
  interface Census {

    /**
     * How many there were at the last listing, which is asked for anyway; empty before it. Fewer
     * than are known means that something is gone.
     */
    OptionalLong count();

    /** All that exist. */
    Uni<Set<WorkItemRef>> all();

    /**
     * Those that do not exist by their key either.
     *
     * @param missing work items with their keys
     */
    Uni<Set<WorkItemRef>> gone(Map<WorkItemRef, String> missing);
  }
}

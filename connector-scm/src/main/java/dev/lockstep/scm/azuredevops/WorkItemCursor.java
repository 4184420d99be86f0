package dev.lockstep.scm.azuredevops;

import dev.lockstep.connector.UpstreamException.Unavailable;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where to go on in the two reporting feeds of work items: revisions to their end, then changes of
 * links to theirs. Both tokens are the feeds' own and never end. Links that are older than the
 * first traversal need no reading: the items it shows have them.
 *
 * @param links whether it is the turn of the links
 * @param revisionToken null before the first page
 * @param linkToken null before the first page
 * @param linksFrom from where links are read while there is no token
 */
record WorkItemCursor(
    boolean links, @Nullable String revisionToken, @Nullable String linkToken, Instant linksFrom) {

  private static final String NONE = "-";

  static WorkItemCursor parse(Optional<String> text, Instant linksFrom) {
    if (text.isEmpty()) {
      return new WorkItemCursor(false, null, null, linksFrom);
    }
    String[] parts = text.get().split(" ", 4);
    return new WorkItemCursor(
        parts[0].equals("links"), token(parts[1]), token(parts[2]), Instant.parse(parts[3]));
  }

  private static @Nullable String token(String text) {
    return text.equals(NONE) ? null : text;
  }

  /** After a page of revisions. */
  WorkItemCursor revised(@Nullable String token, boolean last) {
    return new WorkItemCursor(last, after(revisionToken, token, last), linkToken, linksFrom);
  }

  /** After the last page of revisions, when links are left for the next traversals. */
  WorkItemCursor rested(@Nullable String token) {
    return new WorkItemCursor(false, after(revisionToken, token, true), linkToken, linksFrom);
  }

  /** After a page of links. */
  WorkItemCursor linked(@Nullable String token, boolean last) {
    return new WorkItemCursor(!last, revisionToken, after(linkToken, token, last), linksFrom);
  }

  /** A feed that goes on and does not say where would be read in a circle. */
  private static @Nullable String after(
      @Nullable String before, @Nullable String token, boolean last) {
    if (!last && (token == null || token.equals(before))) {
      throw new Unavailable("a page that is not the last one without another continuationToken");
    }
    return token == null ? before : token;
  }

  String text() {
    return (links ? "links " : "revisions ")
        + (revisionToken == null ? NONE : revisionToken)
        + " "
        + (linkToken == null ? NONE : linkToken)
        + " "
        + linksFrom;
  }
}

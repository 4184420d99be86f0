package dev.lockstep.jira.collect;

import dev.lockstep.connector.ChangeSource;
import dev.lockstep.connector.Observed;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.jira.mapping.Snapshot;
import dev.lockstep.jira.port.ChangedIssues;
import dev.lockstep.jira.port.Site;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A site's changes by {@code updated}, after the first traversal.
 *
 * <ul>
 *   <li>The next traversal begins the overlap before the latest change seen: the index lags, and
 *       rows move while pages are read. What was published inside the overlap is remembered, so it
 *       is not published again.
 *   <li>A page is followed by a new query from the latest change seen, not by its token: should the
 *       token count rows, an issue that changes meanwhile would push another one out of sight. The
 *       token serves where a page shows no progress: a whole page of one and the same time. A token
 *       that is refused, being too old, is done without.
 *   <li>An empty answer is believed only from an account that the site knows.
 * </ul>
 */
final class IssueChanges implements ChangeSource {

  private final Site site;
  private final Duration overlap;
  private final Proof proof;
  private final Function<List<Snapshot>, Uni<List<Observed>>> inFull;

  /**
   * @param inFull what is to be told of what a page shows
   */
  IssueChanges(
      Site site,
      Duration overlap,
      Proof proof,
      Function<List<Snapshot>, Uni<List<Observed>>> inFull) {
    this.site = site;
    this.overlap = overlap;
    this.proof = proof;
    this.inFull = inFull;
  }

  @Override
  public Uni<Page> changesSince(Optional<String> cursor) {
    Cursor at = cursor.map(Cursor::parse).orElseGet(() -> Cursor.after(Instant.EPOCH));
    Instant from = from(at);
    return site.changed()
        .changed(from, at.pageToken())
        .onFailure(e -> e instanceof Rejected && at.pageToken().isPresent())
        .recoverWithUni(() -> site.changed().changed(from, Optional.empty()))
        .call(page -> page.issues().isEmpty() ? proof.given() : Uni.createFrom().voidItem())
        .chain(page -> inFull.apply(page.issues()).map(told -> page(page, told, at, from)));
  }

  private Instant from(Cursor at) {
    Instant from = at.from();
    if (from != null) {
      return from;
    }
    return at.seen().equals(Instant.EPOCH) ? Instant.EPOCH : at.seen().minus(overlap);
  }

  private static Page page(ChangedIssues.Page page, List<Observed> told, Cursor at, Instant from) {
    Instant latest =
        page.issues().stream()
            .map(snapshot -> snapshot.item().updated())
            .max(Instant::compareTo)
            .orElse(from);
    Instant seen = latest.isAfter(at.seen()) ? latest : at.seen();
    boolean more = page.nextPageToken().isPresent();
    Cursor next = more ? following(page, seen, latest, from) : Cursor.after(seen);
    return new Page(told, next.toString(), more);
  }

  private static Cursor following(
      ChangedIssues.Page page, Instant seen, Instant latest, Instant from) {
    return latest.isAfter(from)
        ? new Cursor(seen, latest, Optional.empty())
        : new Cursor(seen, from, page.nextPageToken());
  }
}

package dev.lockstep.jira.collect;

import dev.lockstep.connector.ChangeSource;
import dev.lockstep.connector.Observed;
import dev.lockstep.jira.mapping.Snapshot;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.ChangedIssues;
import dev.lockstep.jira.port.Site;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A site's changes by {@code updated}.
 *
 * <ul>
 *   <li>The next traversal begins the overlap before the latest change seen: the index lags, and
 *       rows move while pages are read. What was published inside the overlap is remembered, so it
 *       is not published again.
 *   <li>A page is followed by a new query from the latest change seen, not by its token: should the
 *       token count rows, an issue that changes meanwhile would push another one out of sight. The
 *       token serves where a page shows no progress: a whole page of one and the same time.
 *   <li>The first traversal ends where it began in time. What changes later is left to the next
 *       one, because a first traversal is history that moves nothing.
 *   <li>An empty answer is believed only from an account that the site knows.
 * </ul>
 */
final class IssueChanges implements ChangeSource {

  private static final Duration PROOF_HOLDS = Duration.ofMinutes(10);

  private final Site site;
  private final Duration overlap;
  private final Clock clock;
  private volatile Instant provenAt = Instant.EPOCH;

  IssueChanges(Site site, Duration overlap, Clock clock) {
    this.site = site;
    this.overlap = overlap;
    this.clock = clock;
  }

  @Override
  public Uni<Page> changesSince(Optional<String> cursor) {
    Cursor at =
        cursor
            .map(Cursor::parse)
            .orElseGet(() -> new Cursor(Instant.EPOCH, Instant.EPOCH, now(), Optional.empty()));
    Instant from = from(at);
    return site.changed()
        .changed(from, at.until(), at.pageToken())
        .chain(page -> page.issues().isEmpty() ? believed(page) : Uni.createFrom().item(page))
        .map(page -> page(page, at, from));
  }

  private Instant from(Cursor at) {
    Instant from = at.from();
    if (from != null) {
      return from;
    }
    return at.seen().equals(Instant.EPOCH) ? Instant.EPOCH : at.seen().minus(overlap);
  }

  private Page page(ChangedIssues.Page page, Cursor at, Instant from) {
    Instant latest =
        page.issues().stream()
            .map(snapshot -> snapshot.item().updated())
            .max(Instant::compareTo)
            .orElse(from);
    Instant seen = latest.isAfter(at.seen()) ? latest : at.seen();
    boolean more = page.nextPageToken().isPresent();
    Cursor next = more ? following(page, seen, latest, from, at.until()) : Cursor.after(seen);
    return new Page(
        page.issues().stream().map(IssueChanges::observed).toList(), next.toString(), more);
  }

  private static Cursor following(
      ChangedIssues.Page page,
      Instant seen,
      Instant latest,
      Instant from,
      @Nullable Instant until) {
    return latest.isAfter(from)
        ? new Cursor(seen, latest, until, Optional.empty())
        : new Cursor(seen, from, until, page.nextPageToken());
  }

  static Observed observed(Snapshot snapshot) {
    return new Observed(
        snapshot.item().ref().toString(),
        snapshot.version(),
        snapshot.fingerprint(),
        snapshot::event);
  }

  private Uni<ChangedIssues.Page> believed(ChangedIssues.Page empty) {
    Instant now = now();
    if (Duration.between(provenAt, now).compareTo(PROOF_HOLDS) < 0) {
      return Uni.createFrom().item(empty);
    }
    return site.account()
        .prove(new Calls())
        .invoke(() -> provenAt = now)
        .replaceWith(Objects.requireNonNull(empty));
  }

  private Instant now() {
    return clock.instant();
  }
}

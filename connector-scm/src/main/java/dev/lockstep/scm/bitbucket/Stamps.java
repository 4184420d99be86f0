package dev.lockstep.scm.bitbucket;

import dev.lockstep.scm.port.PullRequest;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The update time of each repository as its stamp, as long as it can be believed. Whether what
 * happens to pull requests makes their repository newer is documented nowhere, so it is checked: a
 * pull request that is clearly newer than its repository was listed later shows that it does not,
 * and from then on, until the next start, nothing is a stamp and all repositories are swept.
 */
final class Stamps {

  /** What Bitbucket may take to list a change, and clocks may differ. */
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private record Listed(Instant updated, Instant at) {}

  private final Clock clock;
  private final Map<String, Listed> listed = new ConcurrentHashMap<>();
  private final Map<String, Instant> newest = new ConcurrentHashMap<>();
  private volatile boolean trusted = true;

  Stamps(Clock clock) {
    this.clock = clock;
  }

  boolean trusted() {
    return trusted;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * The stamp of a repository as it is listed; null where there is none to believe.
   *
   * @param askedAt the moment before the list was asked for
   */
  @Nullable String of(String repository, @Nullable Instant updated, Instant askedAt) {
    if (updated == null) {
      return null;
    }
    Listed now = new Listed(updated, askedAt);
    listed.put(repository, now);
    Instant seen = newest.get(repository);
    if (seen != null) {
      check(repository, seen, now);
    }
    return trusted ? updated.toString() : null;
  }

  /** A pull request was seen, by a sweep or a webhook. */
  void seen(PullRequest pullRequest) {
    String repository = pullRequest.repository().name();
    Instant updated = pullRequest.updated();
    newest.merge(repository, updated, (a, b) -> a.isAfter(b) ? a : b);
    Listed now = listed.get(repository);
    if (now != null) {
      check(repository, updated, now);
    }
  }

  private void check(String repository, Instant pullRequest, Listed now) {
    boolean newer = pullRequest.isAfter(now.updated().plus(MARGIN));
    boolean before = pullRequest.isBefore(now.at().minus(MARGIN));
    if (newer && before && trusted) {
      trusted = false;
      Log.warnf(
          "update times of repositories say nothing of pull requests, all are swept from now on"
              + " repository=%s updated=%s pull-request=%s",
          repository, now.updated(), pullRequest);
    }
  }
}

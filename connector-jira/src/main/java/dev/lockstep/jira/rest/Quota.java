package dev.lockstep.jira.rest;

import dev.lockstep.connector.UpstreamException.Scope;
import dev.lockstep.connector.UpstreamException.Throttled;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The quota of an account or an app, which Jira counts over all its sites: when one of them says
 * that it is spent, none of them is called until it is there again.
 */
final class Quota {

  private final Clock clock;
  private Instant until = Instant.MIN;

  Quota(Clock clock) {
    this.clock = clock;
  }

  /** A site told a call to pause. */
  synchronized void note(Throttled pause) {
    if (pause.reason().equals(LimitHeaders.QUOTA_OF_ALL_SITES)) {
      Instant end = clock.instant().plus(pause.retryAfter());
      until = end.isAfter(until) ? end : until;
    }
  }

  /** Why nothing may be called now. */
  synchronized Optional<Throttled> spent() {
    Instant now = clock.instant();
    return until.isAfter(now)
        ? Optional.of(
            new Throttled(
                "the quota of this account is spent at all its sites",
                Duration.between(now, until),
                Scope.CREDENTIAL,
                LimitHeaders.QUOTA_OF_ALL_SITES))
        : Optional.empty();
  }
}

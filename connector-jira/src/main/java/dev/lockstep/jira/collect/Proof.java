package dev.lockstep.jira.collect;

import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Site;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** That a site knows the account: only then is an empty answer believed. It holds for a while. */
final class Proof {

  private static final Duration HOLDS = Duration.ofMinutes(10);

  private final Site site;
  private final Clock clock;
  private volatile Instant provenAt = Instant.EPOCH;

  Proof(Site site, Clock clock) {
    this.site = site;
    this.clock = clock;
  }

  /** Completes when the account is known, or was a moment ago. */
  Uni<Void> given() {
    Instant now = clock.instant();
    return Duration.between(provenAt, now).compareTo(HOLDS) < 0
        ? Uni.createFrom().voidItem()
        : site.account().prove(new Calls()).invoke(() -> provenAt = now);
  }
}

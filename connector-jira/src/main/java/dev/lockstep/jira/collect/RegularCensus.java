package dev.lockstep.jira.collect;

import dev.lockstep.connector.CursorStore;
import dev.lockstep.jira.port.Site;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Takes a census when the last one is old enough, the first an interval after everything was read.
 */
@ApplicationScoped
class RegularCensus {

  /** Somebody else may have taken it, or the site may not be read yet. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final TakeCensus takeCensus;
  private final KnownItems known;
  private final CursorStore cursors;
  private final Notices notices;
  private final Clock clock;

  RegularCensus(
      TakeCensus takeCensus, KnownItems known, CursorStore cursors, Notices notices, Clock clock) {
    this.takeCensus = takeCensus;
    this.known = known;
    this.cursors = cursors;
    this.notices = notices;
    this.clock = clock;
  }

  /** Takes it when it is due; answers when to look again. Never fails. */
  Uni<Duration> takeIfDue(Site site, Duration interval) {
    return known
        .census(site.scope())
        .chain(last -> last.isEmpty() ? first(site) : after(site, last.get(), interval))
        .onFailure()
        .invoke(e -> Log.warnf("census not taken instance=%s cause=%s", site.id(), e))
        .onFailure()
        .recoverWithItem(LOOK);
  }

  private Uni<Duration> first(Site site) {
    return cursors
        .load(site.scope())
        .chain(
            (Optional<String> cursor) ->
                cursor.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : known.save(site.scope(), Census.none(clock.instant())))
        .replaceWith(LOOK);
  }

  private Uni<Duration> after(Site site, Census last, Duration interval) {
    if (last.waits()) {
      notices.set(site.id(), last.notice(site.id())); // also after a restart
    }
    Instant due = last.at().plus(interval);
    return due.isAfter(clock.instant())
        ? Uni.createFrom().item(LOOK)
        : takeCensus.take(site, OptionalInt.empty()).replaceWith(LOOK);
  }
}

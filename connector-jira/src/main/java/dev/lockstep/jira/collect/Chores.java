package dev.lockstep.jira.collect;

import dev.lockstep.jira.port.Site;
import dev.lockstep.settings.Intervals;
import dev.lockstep.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What is done for a site again and again, each answering after what time. */
@ApplicationScoped
class Chores {

  private static final Duration DIRECTORY = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofSeconds(10);

  /** Whether the replica that polls still lives. */
  private static final Duration LOOK = Duration.ofSeconds(3);

  private final CollectChanges changes;
  private final CollectDirectory directory;
  private final RegularCensus census;
  private final Intervals intervals;

  Chores(
      CollectChanges changes, CollectDirectory directory, RegularCensus census, Settings settings) {
    this.changes = changes;
    this.directory = directory;
    this.census = census;
    this.intervals = settings.intervals();
  }

  /** Reads what the site's issues refer to; never fails. */
  Supplier<Uni<Duration>> directory(Site site) {
    return () -> directory.collect(site).map(read -> read ? DIRECTORY : SOON);
  }

  /** The other chores of a site; none of them fails. */
  List<Supplier<Uni<Duration>>> others(Site site) {
    return List.of(
        () -> changes.collect(site).map(again -> pause(again, intervals.jiraPoll())),
        () -> census.takeIfDue(site, intervals.jiraCensus()));
  }

  private static Duration pause(CollectChanges.Again again, Duration poll) {
    return switch (again) {
      case AT_ONCE -> Duration.ZERO;
      case SOON -> poll.compareTo(SOON) < 0 ? poll : SOON;
      case AFTER_THE_INTERVAL -> poll;
      case HELD_ELSEWHERE -> LOOK;
    };
  }
}

package dev.lockstep.scm.collect;

import dev.lockstep.connector.ChangePublisher;
import dev.lockstep.connector.Observed;
import dev.lockstep.connector.Told;
import dev.lockstep.contract.EpochMicros;
import dev.lockstep.contract.EventIds;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.PullRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is to be told of pull requests that were looked at. Most hosts say when one changed last,
 * which is its version. Where a host {@linkplain CodeHost#tellsUpdates() does not}, a look is
 * compared with what was published: the same is no news, and what differs has the moment before the
 * look as its version, so that of two looks that differ the later one wins, whoever publishes
 * first. Such a host's stamps know no time either, so a look that differs makes them doubtful.
 */
@ApplicationScoped
class Looks {

  private final ChangePublisher published;
  private final RepositoryStore repositories;
  private final Clock clock;

  Looks(ChangePublisher published, RepositoryStore repositories, Clock clock) {
    this.published = published;
    this.repositories = repositories;
    this.clock = clock;
  }

  /**
   * Those that may be news.
   *
   * @param readAt the moment before they were asked for
   * @param isHistory whether what differs is told again for another reason than that it changed
   */
  Uni<List<Observed>> at(
      CodeHost host,
      RepositoryRef repository,
      List<PullRequest> seen,
      Projects projects,
      Instant readAt,
      boolean isHistory) {
    if (host.tellsUpdates()) {
      return Uni.createFrom()
          .item(
              seen.stream()
                  .map(one -> ChangeEvents.pullRequest(one, projects))
                  .map(ChangeEvents::observed)
                  .toList());
    }
    List<PullRequestChanged> events =
        seen.stream().map(one -> ChangeEvents.pullRequest(one, projects)).toList();
    return published
        .told(
            RepositorySweep.scope(repository),
            events.stream().map(PullRequestChanged::orderKey).toList())
        .chain(
            told -> {
              List<PullRequestChanged> news =
                  events.stream()
                      .filter(event -> !fingerprint(event).equals(of(event, told).fingerprint()))
                      .toList();
              return doubtStamp(repository, news, told)
                  .replaceWith(
                      () ->
                          news.stream()
                              .map(event -> observed(event, of(event, told), readAt, isHistory))
                              .toList());
            });
  }

  /** What is told for the first time cannot have changed back. */
  private Uni<Void> doubtStamp(
      RepositoryRef repository, List<PullRequestChanged> news, Map<String, Told> told) {
    return news.stream().allMatch(event -> of(event, told).isNothing())
        ? Uni.createFrom().voidItem()
        : repositories.doubt(repository, clock.instant());
  }

  private static Told of(PullRequestChanged event, Map<String, Told> told) {
    return told.getOrDefault(event.orderKey(), Told.NOTHING);
  }

  private static Observed observed(
      PullRequestChanged event, Told before, Instant readAt, boolean isHistory) {
    long version = EpochMicros.of(readAt);
    // What the host dates later than the last look is what happened; else it happened since then.
    boolean dated = before.isNothing() || isHistory || event.version() > before.version();
    PullRequestChanged now = event.at(version, dated ? event.occurredAt() : readAt);
    return new Observed(event.orderKey(), version, fingerprint(event), any -> now);
  }

  private static String fingerprint(PullRequestChanged event) {
    return EventIds.derive("", event.anonymous().at(0, Instant.EPOCH));
  }
}

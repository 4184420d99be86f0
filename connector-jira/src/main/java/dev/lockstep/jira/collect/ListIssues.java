package dev.lockstep.jira.collect;

import dev.lockstep.connector.CursorStore;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.IssueIds;
import dev.lockstep.jira.port.Site;
import dev.lockstep.messaging.Leases;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Lists all issues of a site into the table of a census, one census of a site at a time. */
@ApplicationScoped
class ListIssues {

  private static final String BUSY = "a census of it is being taken";
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final KnownItems known;
  private final CursorStore cursors;
  private final Leases leases;
  private final Clock clock;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  ListIssues(KnownItems known, CursorStore cursors, Leases leases, Clock clock) {
    this.cursors = cursors;
    this.known = known;
    this.leases = leases;
    this.clock = clock;
  }

  /** It cannot be done now; the message says why, for people. */
  static final class NotNowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotNowException(String why) {
      super(why);
    }
  }

  /**
   * Lists, then does the rest while nobody else lists.
   *
   * @param then given the time at which it began
   */
  <T> Uni<T> then(Site site, Function<Instant, Uni<T>> then) {
    Instant began = clock.instant();
    if (!running.add(site.scope())) {
      return Uni.createFrom().failure(new NotNowException(BUSY));
    }
    return traversed(site)
        .chain(() -> held(site))
        .chain(() -> known.beginListing(site.scope()))
        .chain(() -> page(site, Optional.empty()))
        .chain(() -> then.apply(began))
        .onTermination()
        .invoke(() -> running.remove(site.scope()));
  }

  private Uni<Void> page(Site site, Optional<String> token) {
    return site.ids()
        .page(null, token)
        .call(page -> page.issues().isEmpty() ? proven(site) : list(site, page))
        .call(() -> held(site))
        .chain(
            page -> page.next().isEmpty() ? Uni.createFrom().voidItem() : page(site, page.next()));
  }

  /** An anonymous visitor is shown nothing, which would look like everything gone. */
  private static Uni<Void> proven(Site site) {
    return site.account().prove(new Calls());
  }

  private Uni<Void> list(Site site, IssueIds.Page page) {
    return known.list(
        site.scope(),
        page.issues().stream()
            .map(one -> WorkItemRef.jira(site.id(), one.id()).toString())
            .toList());
  }

  /** What is not known before everything was read once is no news. */
  private Uni<Void> traversed(Site site) {
    return cursors
        .load(site.scope())
        .invoke(
            cursor -> {
              if (cursor.isEmpty()) {
                throw new NotNowException("it has not been read for the first time yet");
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> held(Site site) {
    return leases
        .claim(site.scope() + "/census", LEASE)
        .invoke(
            lease -> {
              if (lease.isEmpty()) {
                throw new NotNowException(BUSY);
              }
            })
        .replaceWithVoid();
  }
}

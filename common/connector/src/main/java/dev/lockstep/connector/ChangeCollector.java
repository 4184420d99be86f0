package dev.lockstep.connector;

import dev.lockstep.contract.Event;
import dev.lockstep.contract.Origin;
import dev.lockstep.messaging.Leases;
import dev.lockstep.messaging.Leases.Lease;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Runs a traversal: page by page published and acknowledged, the cursor saved last and only when
 * every page succeeded. A failed page fails the traversal and leaves the cursor where it was.
 */
@ApplicationScoped
public class ChangeCollector {

  private static final Duration LEASE = Duration.ofSeconds(10);

  private final Leases leases;
  private final CursorStore cursors;
  private final ChangePublisher publisher;

  ChangeCollector(Leases leases, CursorStore cursors, ChangePublisher publisher) {
    this.leases = leases;
    this.cursors = cursors;
    this.publisher = publisher;
  }

  /** What a traversal came to. */
  public sealed interface Traversal {

    /**
     * Every page was published.
     *
     * @param origin backfill on the first traversal ever, live on all others
     * @param published how many entities were new
     */
    record Completed(Origin origin, int pages, int published) implements Traversal {}

    /** Another replica does it. */
    record HeldElsewhere() implements Traversal {}
  }

  /**
   * Collects once.
   *
   * @param scope name of lease, cursor and memory of published versions, for example {@code jira/1}
   * @param source CloudEvents source of the events
   * @param history on a first traversal, what changed before this is history; what changed later is
   *     news, also when the traversal fails and begins again
   * @return the traversal, or the {@link UpstreamException} that ended it
   */
  public Uni<Traversal> collect(
      String scope, String source, ChangeSource changes, Instant history) {
    return leases
        .claim(scope, LEASE)
        .chain(
            lease ->
                lease.isEmpty()
                    ? Uni.createFrom().item(new Traversal.HeldElsewhere())
                    : cursors
                        .load(scope)
                        .chain(
                            saved -> {
                              Origin origin = saved.isEmpty() ? Origin.BACKFILL : Origin.LIVE;
                              return new Run(scope, source, origin, changes, history)
                                  .page(saved, 1, 0);
                            }));
  }

  /** One traversal under way. */
  private final class Run {
    private final String scope;
    private final String source;
    private final Origin origin;
    private final ChangeSource changes;
    private final Instant history;

    Run(String scope, String source, Origin origin, ChangeSource changes, Instant history) {
      this.scope = scope;
      this.source = source;
      this.origin = origin;
      this.changes = changes;
      this.history = history;
    }

    private Origin originOf(Event event) {
      return event.occurredAt().isBefore(history) ? origin : Origin.LIVE;
    }

    Uni<Traversal> page(Optional<String> cursor, int number, int publishedBefore) {
      return changes
          .changesSince(cursor)
          .chain(
              page ->
                  publisher
                      .publishNew(scope, source, this::originOf, page.changes())
                      .chain(
                          count ->
                              leases
                                  .claim(scope, LEASE) // prolonged page by page
                                  .chain(
                                      lease ->
                                          lease.isEmpty()
                                              ? lost()
                                              : published(
                                                  page,
                                                  lease.get(),
                                                  number,
                                                  publishedBefore + count))));
    }

    private Uni<Traversal> published(
        ChangeSource.Page page, Lease lease, int number, int published) {
      if (page.more()) {
        return page(Optional.of(page.next()), number + 1, published);
      }
      return cursors
          .save(scope, page.next(), lease)
          .replaceWith(new Traversal.Completed(origin, number, published));
    }

    private Uni<Traversal> lost() {
      return Uni.createFrom().item(new Traversal.HeldElsewhere());
    }
  }
}

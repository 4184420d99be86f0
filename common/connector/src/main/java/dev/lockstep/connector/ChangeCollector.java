package dev.lockstep.connector;

import dev.lockstep.connector.CursorStore.Attempt;
import dev.lockstep.connector.CursorStore.Start;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.Origin;
import dev.lockstep.messaging.Leases;
import dev.lockstep.messaging.Leases.Lease;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

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
  private final Clock clock;

  ChangeCollector(Leases leases, CursorStore cursors, ChangePublisher publisher, Clock clock) {
    this.clock = clock;
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
   * Collects once; a traversal that failed is begun again by the next.
   *
   * @param scope name of lease, cursor and memory of published versions, for example {@code jira/1}
   * @param source CloudEvents source of the events
   * @param history on a first traversal, what changed before this is history; what changed later is
   *     news, also when the traversal fails and begins again
   * @return the traversal, or the {@link UpstreamException} that ended it
   */
  public Uni<Traversal> collect(
      String scope, String source, ChangeSource changes, Instant history) {
    return collect(scope, start -> new Run(scope, source, start.cursor(), changes, history, false));
  }

  /**
   * As the other, but a traversal that failed, or whose process was killed, is gone on with at the
   * page it came to. On a first one history ends where its first attempt began.
   *
   * @param changes a source for one traversal, given the beginning of its first attempt
   */
  public Uni<Traversal> collect(
      String scope, String source, Function<Instant, ChangeSource> changes) {
    return collect(
        scope,
        start -> {
          Instant beganAt = start.attempt().map(Attempt::beganAt).orElseGet(clock::instant);
          return new Run(scope, source, start.cursor(), changes.apply(beganAt), beganAt, true);
        });
  }

  private Uni<Traversal> collect(String scope, Function<Start, Run> run) {
    return leases
        .claim(scope, LEASE)
        .chain(
            lease ->
                lease.isEmpty()
                    ? Uni.createFrom().item(new Traversal.HeldElsewhere())
                    : cursors
                        .start(scope)
                        .chain(start -> run.apply(start).begin(start, lease.get())));
  }

  /** One traversal under way. */
  private final class Run {
    private final String scope;
    private final String source;
    private final Origin origin;
    private final ChangeSource changes;
    private final Instant history;
    private final boolean goesOn;

    Run(
        String scope,
        String source,
        Optional<String> cursor,
        ChangeSource changes,
        Instant history,
        boolean goesOn) {
      this.scope = scope;
      this.source = source;
      this.origin = cursor.isEmpty() ? Origin.BACKFILL : Origin.LIVE;
      this.changes = changes;
      this.history = history;
      this.goesOn = goesOn;
    }

    private Origin originOf(Event event) {
      return event.occurredAt().isBefore(history) ? origin : Origin.LIVE;
    }

    Uni<Traversal> begin(Start start, Lease lease) {
      if (goesOn && origin == Origin.BACKFILL && start.attempt().isEmpty()) {
        return cursors
            .proceed(scope, history, null, lease)
            .chain(() -> pages(new Reached(Optional.empty(), 0, 0, Optional.empty())));
      }
      Optional<String> from =
          goesOn ? start.attempt().flatMap(Attempt::next).or(start::cursor) : start.cursor();
      return pages(new Reached(from, 0, 0, Optional.empty()));
    }

    /** Page after page, each forgotten before the next one is read. */
    private Uni<Traversal> pages(Reached from) {
      return Multi.createBy()
          .repeating()
          .uni(() -> new AtomicReference<>(from), this::page)
          .whilst(reached -> reached.end().isEmpty())
          .collect()
          .last()
          .map(last -> last.end().orElseThrow());
    }

    private Uni<Reached> page(AtomicReference<Reached> at) {
      return changes
          .changesSince(at.get().cursor())
          .chain(page -> published(page, at.get()))
          .invoke(at::set);
    }

    private Uni<Reached> published(ChangeSource.Page page, Reached before) {
      String next = page.next();
      boolean more = page.more();
      return publisher
          .publishNew(scope, source, this::originOf, page.changes())
          .chain(
              count ->
                  leases
                      .claim(scope, LEASE) // prolonged page by page
                      .chain(lease -> saved(before.further(next, count), more, lease)));
    }

    private Uni<Reached> saved(Reached reached, boolean more, Optional<Lease> lease) {
      String next = reached.cursor().orElseThrow();
      if (lease.isEmpty()) {
        return Uni.createFrom().item(reached.ended(new Traversal.HeldElsewhere()));
      }
      if (!more) {
        return cursors
            .save(scope, next, lease.get())
            .replaceWith(
                reached.ended(
                    new Traversal.Completed(origin, reached.pages(), reached.published())));
      }
      return goesOn
          ? cursors.proceed(scope, history, next, lease.get()).replaceWith(reached)
          : Uni.createFrom().item(reached);
    }
  }

  /**
   * How far a traversal came.
   *
   * @param cursor where it goes on
   * @param end absent while there is more
   */
  private record Reached(
      Optional<String> cursor, int pages, int published, Optional<Traversal> end) {

    Reached further(String next, int count) {
      return new Reached(Optional.of(next), pages + 1, published + count, Optional.empty());
    }

    Reached ended(Traversal how) {
      return new Reached(cursor, pages, published, Optional.of(how));
    }
  }
}

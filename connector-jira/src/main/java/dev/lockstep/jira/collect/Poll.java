package dev.lockstep.jira.collect;

import dev.lockstep.connector.ChangeSource;
import dev.lockstep.connector.Observed;
import dev.lockstep.contract.Event;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A source that remembers what of it was new: only that is made an event. */
final class Poll implements ChangeSource {

  private final ChangeSource changes;
  private final Queue<Instant> news = new ConcurrentLinkedQueue<>();

  Poll(ChangeSource changes) {
    this.changes = changes;
  }

  @Override
  public Uni<Page> changesSince(Optional<String> cursor) {
    return changes
        .changesSince(cursor)
        .map(
            page ->
                new Page(
                    page.changes().stream().map(this::noticed).toList(), page.next(), page.more()));
  }

  private Observed noticed(Observed observed) {
    return new Observed(
        observed.entity(),
        observed.version(),
        observed.fingerprint(),
        published -> {
          Event event = observed.event().apply(published);
          news.add(event.occurredAt());
          return event;
        });
  }

  /** When what was new since the last time happened. */
  List<Instant> take() {
    List<Instant> taken = new ArrayList<>();
    for (Instant at = news.poll(); at != null; at = news.poll()) {
      taken.add(at);
    }
    return taken;
  }
}

package dev.lockstep.jira.collect;

import dev.lockstep.connector.ChangeSource;
import dev.lockstep.connector.Observed;
import dev.lockstep.connector.Telling;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Notices what of a traversal is new: only that is made an event. */
final class Poll {

  private final Queue<Instant> news = new ConcurrentLinkedQueue<>();

  /** The same source, listened to. */
  ChangeSource of(ChangeSource changes) {
    return cursor ->
        changes
            .changesSince(cursor)
            .map(
                page ->
                    new ChangeSource.Page(
                        page.changes().stream().map(this::noticed).toList(),
                        page.next(),
                        page.more()));
  }

  private Observed noticed(Observed observed) {
    return new Observed(
        observed.entity(),
        observed.version(),
        observed.fingerprint(),
        observed.kept(),
        told -> {
          Telling telling = observed.tell().apply(told);
          if (observed.kept().parent() == null) { // an item, not what hangs at it
            news.add(telling.event().occurredAt());
          }
          return telling;
        });
  }

  /** When what was new happened. */
  List<Instant> news() {
    return List.copyOf(news);
  }
}

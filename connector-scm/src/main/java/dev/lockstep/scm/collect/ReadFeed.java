package dev.lockstep.scm.collect;

import dev.lockstep.connector.ChangeCollector;
import dev.lockstep.connector.ChangeCollector.Traversal;
import dev.lockstep.connector.ChangeSource;
import dev.lockstep.connector.Observed;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.HistoryPage;
import dev.lockstep.scm.port.Feed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Reads a feed to its end: published page by page, its cursor saved last. */
@ApplicationScoped
public class ReadFeed {

  private final ChangeCollector collector;

  ReadFeed(ChangeCollector collector) {
    this.collector = collector;
  }

  /**
   * Reads along. A first reading is history and fires no rules; history ends where its first
   * attempt began, and an attempt that failed is gone on with at its page.
   */
  Uni<Traversal> read(Feed feed, Projects projects) {
    return collector.collect(feed.scope(), ChangeEvents.SOURCE, begun -> source(feed, projects));
  }

  /** The same, where somebody else knows when history ended. */
  Uni<Traversal> read(Feed feed, Projects projects, Instant history) {
    return collector.collect(feed.scope(), ChangeEvents.SOURCE, source(feed, projects), history);
  }

  private static ChangeSource source(Feed feed, Projects projects) {
    return cursor ->
        feed.since(cursor, projects::mentions)
            .map(
                page ->
                    new ChangeSource.Page(
                        page.events().stream().map(ReadFeed::observed).toList(),
                        page.next(),
                        page.more()));
  }

  /**
   * An item's history is told beside the item, and is remembered beside it. It only grows, so that
   * its last entry says whether a page of it is known.
   */
  private static Observed observed(Event event) {
    return event instanceof HistoryPage history
        ? new Observed(event.orderKey() + "/history", event.version(), last(history), any -> event)
        : Observed.of(event);
  }

  private static String last(HistoryPage history) {
    return history.entries().get(history.entries().size() - 1).id();
  }
}

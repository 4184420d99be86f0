package dev.lockstep.scm.collect;

import dev.lockstep.connector.ChangeCollector;
import dev.lockstep.connector.ChangeCollector.Traversal;
import dev.lockstep.connector.ChangeSource;
import dev.lockstep.scm.port.Feed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Reads a feed to its end: published page by page, its cursor saved last. */
@ApplicationScoped
public class ReadFeed {

  private final ChangeCollector collector;
  private final TakeCensus census;

  ReadFeed(ChangeCollector collector, TakeCensus census) {
    this.collector = collector;
    this.census = census;
  }

  /**
   * Reads along. A first reading is history and fires no rules; history ends where its first
   * attempt began, and an attempt that failed is gone on with at its page.
   */
  Uni<Traversal> read(Feed feed, Projects projects) {
    return collector
        .collect(feed.scope(), ChangeEvents.SOURCE, begun -> source(feed, projects))
        .call(traversal -> counted(feed, traversal));
  }

  /** The same, where somebody else knows when history ended. */
  Uni<Traversal> read(Feed feed, Projects projects, Instant history) {
    return collector
        .collect(feed.scope(), ChangeEvents.SOURCE, source(feed, projects), history)
        .call(traversal -> counted(feed, traversal));
  }

  private Uni<Void> counted(Feed feed, Traversal traversal) {
    return traversal instanceof Traversal.Completed
        ? census.take(feed)
        : Uni.createFrom().voidItem();
  }

  private static ChangeSource source(Feed feed, Projects projects) {
    return cursor ->
        feed.since(cursor, projects::mentions)
            .map(
                page ->
                    new ChangeSource.Page(
                        page.events().stream().map(ChangeEvents::remembered).toList(),
                        page.next(),
                        page.more()));
  }
}

package dev.lockstep.scm.collect;

import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.Feed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads what owners have as a whole, such as the work items of an organisation: once an interval,
 * or in as many as a feed says, and when a webhook asks. One that fails never stops the others.
 */
@ApplicationScoped
public class OwnerFeeds {

  private final CodeHosts hosts;
  private final Directory directory;
  private final ReadFeed readFeed;
  private final Wishes wishes;
  private final SweepBook book;
  private final SweepSettings settings;
  private final Clock clock;
  private final Map<String, Instant> read = new ConcurrentHashMap<>();

  OwnerFeeds(
      CodeHosts hosts,
      Directory directory,
      ReadFeed readFeed,
      Wishes wishes,
      SweepBook book,
      SweepSettings settings,
      Clock clock) {
    this.hosts = hosts;
    this.directory = directory;
    this.readFeed = readFeed;
    this.wishes = wishes;
    this.book = book;
    this.settings = settings;
    this.clock = clock;
  }

  /** Reads what is due; to be called about once a second. Never fails for an upstream's reason. */
  public Uni<Void> tick() {
    List<Feed> feeds = hosts.all().stream().map(CodeHost::feeds).flatMap(List::stream).toList();
    if (feeds.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return wishes
        .take()
        .onItem()
        .transformToMulti(
            wished ->
                Multi.createFrom().iterable(feeds.stream().filter(f -> isDue(f, wished)).toList()))
        .onItem()
        .transformToUniAndConcatenate(this::read)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private boolean isDue(Feed feed, Set<String> wished) {
    if (feed.names() && directory.projects().unknown()) {
      return false;
    }
    Instant last = read.get(feed.scope());
    return last == null
        || wished.contains(feed.scope())
        || !last.plus(settings.interval().multipliedBy(feed.every())).isAfter(clock.instant());
  }

  private Uni<Void> read(Feed feed) {
    read.put(feed.scope(), clock.instant());
    return readFeed
        .read(feed, directory.projects())
        .invoke(done -> book.succeeded(feed.scope(), "feed"))
        .onFailure()
        .invoke(failure -> book.failed(feed.scope(), failure))
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }
}

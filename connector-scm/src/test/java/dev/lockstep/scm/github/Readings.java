package dev.lockstep.scm.github;

import dev.lockstep.contract.Event;
import dev.lockstep.scm.port.Feed;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads feeds to their end. */
final class Readings {

  private Readings() {}

  static <T> T await(Uni<T> uni) {
    return uni.await().atMost(Duration.ofSeconds(30));
  }

  /** What a feed told. */
  record Read(List<Event> events, String cursor, int pages) {}

  static Read read(Feed feed, Optional<String> saved) {
    List<Event> events = new ArrayList<>();
    Optional<String> cursor = saved;
    for (int pages = 1; ; pages++) {
      Feed.Page page = await(feed.since(cursor, texts -> List.of()));
      events.addAll(page.events());
      if (!page.more()) {
        return new Read(events, page.next(), pages);
      }
      cursor = Optional.of(page.next());
    }
  }

  static <E> List<E> only(Class<E> type, Read read) {
    return read.events().stream().filter(type::isInstance).map(type::cast).toList();
  }
}

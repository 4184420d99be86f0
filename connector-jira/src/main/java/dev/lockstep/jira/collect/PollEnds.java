package dev.lockstep.jira.collect;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.Topics;
import dev.lockstep.contract.WorkItemsRead;
import dev.lockstep.jira.port.Connector;
import dev.lockstep.jira.port.Site;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.messaging.TopicEnds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What is told when a poll is complete. */
@ApplicationScoped
class PollEnds {

  private final PollWatch watch;
  private final Publisher publisher;
  private final TopicEnds ends;
  private final Clock clock;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  PollEnds(PollWatch watch, Publisher publisher, TopicEnds ends, Clock clock) {
    this.watch = watch;
    this.publisher = publisher;
    this.ends = ends;
    this.clock = clock;
  }

  /**
   * A poll after the first reading is complete. What changed during the first reading was left to
   * the first poll after it: only then every item was told, which is said once by each process.
   */
  Uni<Void> polled(Site site, List<Instant> changes) {
    return watch
        .polled(site.id(), changes)
        .chain(() -> told.contains(site.id()) ? Uni.createFrom().voidItem() : readCompletely(site));
  }

  private Uni<Void> readCompletely(Site site) {
    return Uni.combine()
        .all()
        .unis(ends.of(Topics.WORK_ITEM_BULK), ends.of(Topics.WORK_ITEM))
        .asTuple()
        .chain(
            reached -> {
              Map<String, Long> covered = new TreeMap<>(reached.getItem1());
              covered.putAll(reached.getItem2());
              Instant now = clock.instant();
              WorkItemsRead read =
                  new WorkItemsRead(site.scope(), covered, now.toEpochMilli(), now);
              return publisher.publish(
                  List.of(Envelope.of(Connector.SOURCE, now, Origin.LIVE, read)));
            })
        .invoke(() -> told.add(site.id()));
  }
}

package dev.lockstep.jira.collect;

import dev.lockstep.jira.port.Site;
import dev.lockstep.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The sources of changes, one for each site. */
@ApplicationScoped
class Polls {

  private final Duration overlap;
  private final Clock clock;
  private final PollWatch watch;
  private final Map<String, Poll> polls = new ConcurrentHashMap<>();

  Polls(Settings settings, Clock clock, PollWatch watch) {
    this.overlap = settings.intervals().overlap();
    this.clock = clock;
    this.watch = watch;
  }

  /** Of a site, always the same. */
  Poll of(Site site) {
    return polls.computeIfAbsent(site.id(), id -> new Poll(new IssueChanges(site, overlap, clock)));
  }

  /** A traversal begins: what a failed one before it found is found again. */
  void begin(Site site) {
    of(site).take();
  }

  /** A poll was complete. */
  Uni<Void> completed(Site site) {
    return watch.polled(site.id(), of(site).take());
  }
}

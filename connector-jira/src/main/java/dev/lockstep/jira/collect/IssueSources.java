package dev.lockstep.jira.collect;

import dev.lockstep.connector.ChangePublisher;
import dev.lockstep.connector.ChangeSource;
import dev.lockstep.jira.port.Site;
import dev.lockstep.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the source of each traversal of a site. */
@ApplicationScoped
class IssueSources {

  private final ChangePublisher publisher;
  private final ReadInFull readInFull;
  private final Duration overlap;
  private final Clock clock;
  private final Map<String, Proof> proofs = new ConcurrentHashMap<>();

  IssueSources(ChangePublisher publisher, ReadInFull readInFull, Settings settings, Clock clock) {
    this.publisher = publisher;
    this.readInFull = readInFull;
    this.overlap = settings.intervals().overlap();
    this.clock = clock;
  }

  /**
   * A source.
   *
   * @param beganAt when the first attempt at the traversal began
   */
  ChangeSource of(Site site, Instant beganAt) {
    Proof proof = proofs.computeIfAbsent(site.id(), id -> new Proof(site, clock));
    FirstTraversal first = new FirstTraversal(site, beganAt, publisher, readInFull, proof);
    IssueChanges later =
        new IssueChanges(site, overlap, proof, seen -> readInFull.of(site, seen, 0));
    return cursor ->
        cursor.isEmpty() || FirstCursor.isOne(cursor.get())
            ? first.changesSince(cursor)
            : later.changesSince(cursor);
  }
}

package dev.lockstep.jira.collect;

import dev.lockstep.connector.ChangeCollector;
import dev.lockstep.connector.ChangeCollector.Traversal;
import dev.lockstep.contract.Origin;
import dev.lockstep.jira.port.Connector;
import dev.lockstep.jira.port.Site;
import dev.lockstep.messaging.Leases;
import dev.lockstep.settings.Settings;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads what changed at a site since the last time. */
@ApplicationScoped
public class CollectChanges {

  private final ChangeCollector collector;
  private final SiteStates states;
  private final Leases leases;
  private final Duration overlap;
  private final Clock clock;
  private final Map<String, IssueChanges> sources = new ConcurrentHashMap<>();

  CollectChanges(
      ChangeCollector collector, SiteStates states, Leases leases, Settings settings, Clock clock) {
    this.collector = collector;
    this.states = states;
    this.leases = leases;
    this.overlap = settings.intervals().overlap();
    this.clock = clock;
  }

  /** When to look again. */
  public enum Again {
    /** A first traversal leaves what changed meanwhile to the next. */
    AT_ONCE,
    /** It failed: what is missing should not wait for a whole interval. */
    SOON,
    AFTER_THE_INTERVAL,
    /** Another replica polls the site; it may die. */
    HELD_ELSEWHERE
  }

  /**
   * One traversal. A failure is noted as the site's state and does not leave this method.
   *
   * @return when there is reason to look again
   */
  public Uni<Again> collect(Site site) {
    IssueChanges source =
        sources.computeIfAbsent(site.id(), id -> new IssueChanges(site, overlap, clock));
    return leases
        .hold(site.scope())
        .chain(
            lease ->
                lease.isEmpty()
                    ? Uni.createFrom().item(Again.HELD_ELSEWHERE)
                    : collector
                        .collect(site.scope(), Connector.SOURCE, source, Instant.MAX)
                        .map(traversal -> note(site, traversal)))
        .onFailure()
        .invoke(e -> states.down(site.id(), e))
        .onFailure()
        .recoverWithItem(Again.SOON);
  }

  private Again note(Site site, Traversal traversal) {
    if (!(traversal instanceof Traversal.Completed completed)) {
      return Again.HELD_ELSEWHERE; // another replica knows how the site is
    }
    states.up(site.id());
    boolean first = completed.origin() == Origin.BACKFILL;
    if (first || completed.published() > 0) {
      Log.infof(
          "changes read instance=%s origin=%s pages=%d published=%d",
          site.id(), completed.origin(), completed.pages(), completed.published());
    }
    return first ? Again.AT_ONCE : Again.AFTER_THE_INTERVAL;
  }
}

package dev.lockstep.jira.collect;

import dev.lockstep.connector.ChangeCollector;
import dev.lockstep.connector.ChangeCollector.Traversal;
import dev.lockstep.contract.Origin;
import dev.lockstep.jira.port.Connector;
import dev.lockstep.jira.port.Site;
import dev.lockstep.messaging.Leases;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads what changed at a site since the last time. */
@ApplicationScoped
public class CollectChanges {

  private final ChangeCollector collector;
  private final IssueSources sources;
  private final SiteStates states;
  private final Leases leases;
  private final PollEnds pollEnds;

  CollectChanges(
      ChangeCollector collector,
      IssueSources sources,
      SiteStates states,
      Leases leases,
      PollEnds pollEnds) {
    this.collector = collector;
    this.sources = sources;
    this.states = states;
    this.leases = leases;
    this.pollEnds = pollEnds;
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
    Poll poll = new Poll();
    return leases
        .hold(site.scope())
        .chain(
            lease ->
                lease.isEmpty()
                    ? Uni.createFrom().item(Again.HELD_ELSEWHERE)
                    : states
                        .introduced(site)
                        .chain(
                            () ->
                                collector.collect(
                                    site.scope(),
                                    Connector.SOURCE,
                                    beganAt -> poll.of(sources.of(site, beganAt))))
                        .call(traversal -> tell(site, traversal, poll))
                        .map(traversal -> note(site, traversal)))
        .onFailure()
        .invoke(e -> states.down(site.id(), e))
        .onFailure()
        .recoverWithItem(Again.SOON);
  }

  private Uni<Void> tell(Site site, Traversal traversal, Poll poll) {
    return traversal instanceof Traversal.Completed completed && completed.origin() == Origin.LIVE
        ? pollEnds.polled(site, poll.news())
        : Uni.createFrom().voidItem();
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

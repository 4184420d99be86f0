package dev.lockstep.jira.collect;

import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.WorkLanes;
import dev.lockstep.connector.WorkTable.Claimed;
import dev.lockstep.connector.WorkTable.Lane;
import dev.lockstep.connector.Workers;
import dev.lockstep.connector.Workers.Result;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.WorkItemHinted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Sites;
import dev.lockstep.messaging.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads the items that hints name: by id, many in one call, each only once however many hints name
 * it. Sites are read apart, so that one that is down keeps back its own hints only.
 */
@ApplicationScoped
public class ReadHints {

  /** A call takes a hundred items; while it runs the next hundred gathers. */
  private static final int BATCH = 100;

  /** Two, so that a site that hangs does not stop the others. */
  private static final int WORKERS = 2;

  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Sites sites;
  private final LookAgain lookAgain;
  private final MeterRegistry metrics;
  private final Workers workers;

  ReadHints(Sites sites, LookAgain lookAgain, MeterRegistry metrics, WorkLanes lanes) {
    this.sites = sites;
    this.lookAgain = lookAgain;
    this.metrics = metrics;
    this.workers = lanes.of(Lane.HINT, BATCH, WORKERS, this::perform);
  }

  /** Stores hints as work, which is begun after the commit. */
  public Uni<Void> handle(Tx tx, List<Envelope<?>> hints) {
    return workers.add(tx, hints);
  }

  /** To be called about once a second, for work whose time has come. */
  public void wake() {
    workers.wake();
  }

  private Uni<List<Result>> perform(List<Claimed> claimed) {
    Map<String, List<Claimed>> bySite = new LinkedHashMap<>();
    for (Claimed one : claimed) {
      bySite.computeIfAbsent(item(one).instance(), id -> new ArrayList<>()).add(one);
    }
    List<Uni<Map<Long, Result>>> parts = new ArrayList<>(bySite.size());
    bySite.forEach((site, hints) -> parts.add(read(site, hints)));
    return Uni.join()
        .all(parts)
        .andFailFast()
        .map(
            results -> {
              Map<Long, Result> all = new HashMap<>();
              results.forEach(all::putAll);
              return claimed.stream()
                  .map(one -> Objects.requireNonNull(all.get(one.seq())))
                  .toList();
            });
  }

  /** Never fails: what went wrong at a site becomes the result of its hints. */
  private Uni<Map<Long, Result>> read(String id, List<Claimed> hints) {
    Optional<Site> site = sites.find(id);
    if (site.isEmpty()) {
      Log.warnf("hints dropped, no such instance instance=%s count=%d", id, hints.size());
      count("unknown-instance", hints.size());
      return Uni.createFrom().item(all(hints, done()));
    }
    return read(site.get(), hints)
        .replaceWith(() -> all(hints, done()))
        .onFailure()
        .recoverWithItem(
            e -> {
              Log.warnf("hints wait instance=%s count=%d cause=%s", id, hints.size(), e);
              count("deferred", hints.size());
              Duration pause = e instanceof Throttled throttled ? throttled.retryAfter() : PAUSE;
              return all(hints, new Result.Later(pause, String.valueOf(e)));
            });
  }

  private Uni<Void> read(Site site, List<Claimed> hints) {
    Map<String, Envelope<?>> causes = new LinkedHashMap<>();
    hints.forEach(hint -> causes.put(item(hint).toString(), hint.envelope()));
    return lookAgain
        .at(site, causes)
        .invoke(
            seen -> {
              count("read", hints.size());
              count("not-found", seen.missing());
              count("deleted", seen.deleted());
              metrics
                  .counter("lockstep.jira.published", "instance", site.id())
                  .increment(seen.published());
            })
        .replaceWithVoid();
  }

  private void count(String result, int hints) {
    metrics.counter("lockstep.jira.hints", "result", result).increment(hints);
  }

  private static WorkItemRef item(Claimed claimed) {
    return ((WorkItemHinted) claimed.envelope().data()).item();
  }

  private static Result done() {
    return new Result.Done(List.of());
  }

  private static Map<Long, Result> all(List<Claimed> hints, Result result) {
    Map<Long, Result> results = new HashMap<>();
    hints.forEach(hint -> results.put(hint.seq(), result));
    return results;
  }
}

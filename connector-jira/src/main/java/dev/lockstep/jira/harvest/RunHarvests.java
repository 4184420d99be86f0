package dev.lockstep.jira.harvest;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.WorkLanes;
import dev.lockstep.connector.WorkTable.Claimed;
import dev.lockstep.connector.WorkTable.Lane;
import dev.lockstep.connector.Workers;
import dev.lockstep.connector.Workers.Result;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.RunFailed;
import dev.lockstep.contract.RunHarvest;
import dev.lockstep.jira.harvest.HarvestRuns.Run;
import dev.lockstep.jira.port.Connector;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Sites;
import dev.lockstep.messaging.Tx;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Carries out harvests, one at a time for each site. Each ends in exactly one message, stored
 * together with the end of its work; what passes by itself is waited for.
 */
@ApplicationScoped
public class RunHarvests {

  private static final int WORKERS = 4;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Sites sites;
  private final Harvest harvest;
  private final Turns turns;
  private final Clock clock;
  private final Workers workers;

  RunHarvests(Sites sites, Harvest harvest, Turns turns, WorkLanes lanes, Clock clock) {
    this.sites = sites;
    this.harvest = harvest;
    this.turns = turns;
    this.clock = clock;
    this.workers = lanes.of(Lane.BULK, 1, WORKERS, this::perform);
  }

  /** Stores harvests as work, which is begun after the commit. */
  public Uni<Void> handle(Tx tx, List<Envelope<?>> commands) {
    return workers.add(tx, commands);
  }

  /** To be called about once a second, for work whose time has come. */
  public void wake() {
    workers.wake();
  }

  private Uni<List<Result>> perform(List<Claimed> claimed) {
    return Uni.join().all(claimed.stream().map(this::perform).toList()).andFailFast();
  }

  private Uni<Result> perform(Claimed claimed) {
    RunHarvest command = (RunHarvest) claimed.envelope().data();
    return turns
        .begin(command, claimed.seq())
        .chain(
            run ->
                run.map(own -> perform(claimed, command, own))
                    .orElseGet(() -> Uni.createFrom().item(again(command))));
  }

  private static Result again(RunHarvest command) {
    Log.infof("harvest left alone, there was one of its name run=%s", command.runId());
    return new Result.Done(List.of());
  }

  private Uni<Result> perform(Claimed claimed, RunHarvest command, Run run) {
    Optional<Site> site = sites.find(command.instance());
    if (site.isEmpty()) {
      return Uni.createFrom()
          .item(
              failed(
                  claimed,
                  command,
                  "No Jira instance '%s' is configured; there are: %s."
                      .formatted(
                          command.instance(),
                          sites.all().stream().map(Site::id).collect(Collectors.joining(", ")))));
    }
    return turns
        .take(site.get())
        .chain(
            taken ->
                taken
                    ? harvested(claimed, command, site.get(), run)
                    : Uni.createFrom()
                        .item(
                            new Result.Later(PAUSE, "another harvest of this site is being run")));
  }

  private Uni<Result> harvested(Claimed claimed, RunHarvest command, Site site, Run run) {
    return harvest
        .finish(site, command, run)
        .map(completed -> done(claimed, completed))
        .onFailure(Harvest.PageForgottenException.class)
        .recoverWithUni(
            e ->
                harvest
                    .fromItsBeginning(run)
                    .replaceWith(
                        new Result.Later(Duration.ZERO, "its page was forgotten; it begins again")))
        .onFailure(UpstreamException.class)
        .recoverWithItem(e -> ended(claimed, command, e))
        .eventually(() -> turns.end(site));
  }

  private Result ended(Claimed claimed, RunHarvest command, Throwable failure) {
    if (failure instanceof Rejected) {
      return failed(claimed, command, "Jira refused the query: " + failure.getMessage());
    }
    if (failure instanceof Unauthorized || failure instanceof NotFound) {
      return failed(claimed, command, "Jira does not let us read: " + failure.getMessage());
    }
    Log.warnf(
        "harvest waits run=%s instance=%s cause=%s", command.runId(), command.instance(), failure);
    Duration pause = failure instanceof Throttled throttled ? throttled.retryAfter() : PAUSE;
    return new Result.Later(pause, String.valueOf(failure));
  }

  private Result failed(Claimed claimed, RunHarvest command, String reason) {
    Instant now = clock.instant();
    return done(
        claimed,
        new RunFailed(command.runId(), command.instance(), reason, now.toEpochMilli(), now));
  }

  private Result done(Claimed claimed, Event end) {
    Log.infof("harvest ended %s", end);
    return new Result.Done(
        List.of(claimed.envelope().caused(Connector.SOURCE, clock.instant(), end)));
  }
}

package dev.lockstep.jira.harvest;

import dev.lockstep.contract.RunHarvest;
import dev.lockstep.jira.harvest.HarvestRuns.Run;
import dev.lockstep.jira.port.Site;
import dev.lockstep.messaging.Leases;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whose turn it is: a run is done by one piece of work, and a site has one run at a time. */
@ApplicationScoped
class Turns {

  private final HarvestRuns runs;
  private final Leases leases;
  private final Clock clock;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();

  Turns(HarvestRuns runs, Leases leases, Clock clock) {
    this.runs = runs;
    this.leases = leases;
    this.clock = clock;
  }

  /** The run, which begins now or goes on; empty when another piece of work has its name. */
  Uni<Optional<Run>> begin(RunHarvest command, long work) {
    return runs.begin(command.runId(), work, clock.instant())
        .map(run -> run.work() == work ? Optional.of(run) : Optional.empty());
  }

  /** Takes the site; false while another run is at it, in this process or in another replica. */
  Uni<Boolean> take(Site site) {
    if (!busy.add(site.id())) {
      return Uni.createFrom().item(false);
    }
    return leases
        .hold(lease(site))
        .map(Optional::isPresent)
        .onItemOrFailure()
        .invoke(
            (taken, failure) -> {
              if (failure != null || !taken) {
                busy.remove(site.id());
              }
            });
  }

  /** Gives the site to whoever is next. */
  Uni<Void> end(Site site) {
    return leases.giveUp(lease(site)).onTermination().invoke(() -> busy.remove(site.id()));
  }

  private static String lease(Site site) {
    return site.scope() + "/harvest";
  }
}

package dev.lockstep.jira.command;

import dev.lockstep.connector.WorkLanes;
import dev.lockstep.connector.WorkTable.Claimed;
import dev.lockstep.connector.WorkTable.Lane;
import dev.lockstep.connector.Workers;
import dev.lockstep.connector.Workers.Result;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandDeferred;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.jira.command.Attempt.Ended;
import dev.lockstep.jira.port.Connector;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Sites;
import dev.lockstep.messaging.Counters;
import dev.lockstep.messaging.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Carries out commands and tells what came of them. What cannot be done now waits with its reason;
 * that is told once, at the first time.
 */
@ApplicationScoped
public class CarryOut {

  /** Of different items, carried out at the same time; how fast a site is called is its pace. */
  private static final int WORKERS = 64;

  private static final Duration[] BUCKETS =
      LongStream.of(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 300_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Sites sites;
  private final MoveItem moveItem;
  private final Clock clock;
  private final Counters counters;
  private final Timer reaction;
  private final Workers workers;

  CarryOut(Sites sites, MoveItem moveItem, Clock clock, MeterRegistry metrics, WorkLanes lanes) {
    this.sites = sites;
    this.moveItem = moveItem;
    this.clock = clock;
    this.counters = new Counters(metrics, "lockstep.jira.outcomes", "instance", "outcome");
    this.reaction =
        Timer.builder("lockstep.reaction").serviceLevelObjectives(BUCKETS).register(metrics);
    this.workers = lanes.of(Lane.LIVE, 1, WORKERS, this::perform);
  }

  /** Stores commands as work, which is begun after the commit. */
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
    Envelope<?> envelope = claimed.envelope();
    TransitionWorkItem command = (TransitionWorkItem) envelope.data();
    Optional<Site> site =
        command.item().tracker().equals("jira")
            ? sites.find(command.item().instance())
            : Optional.empty();
    if (site.isEmpty()) {
      return Uni.createFrom().item(done(envelope, unknownInstance(envelope, command)));
    }
    return moveItem
        .attempt(site.get(), envelope.with(command))
        .map(
            attempt ->
                attempt instanceof Ended ended
                    ? done(envelope, ended.outcome())
                    : later(claimed, command, (Attempt.Waits) attempt));
  }

  private Outcome unknownInstance(Envelope<?> envelope, TransitionWorkItem command) {
    return new CommandRejected(
        envelope.id(),
        command.item(),
        CommandRejected.Reason.UNKNOWN_INSTANCE,
        "No Jira instance '" + command.item().instance() + "' is configured.",
        clock.instant(),
        0);
  }

  private Result done(Envelope<?> command, Outcome outcome) {
    count(outcome);
    measure(command, outcome);
    return new Result.Done(List.of(command.caused(Connector.SOURCE, clock.instant(), outcome)));
  }

  private Result later(Claimed claimed, TransitionWorkItem command, Attempt.Waits waits) {
    Log.infof(
        "command waits key=%s item=%s attempts=%d pause=%s cause=%s correlationId=%s",
        command.key(),
        command.item(),
        claimed.attempts() + 1,
        waits.pause(),
        waits.reason(),
        claimed.envelope().correlationId());
    if (claimed.attempts() > 0) {
      return new Result.Later(waits.pause(), waits.reason());
    }
    Envelope<?> envelope = claimed.envelope();
    Instant now = clock.instant();
    Outcome deferred =
        new CommandDeferred(
            envelope.id(),
            command.item(),
            now.plus(waits.pause()),
            waits.reason(),
            1,
            now,
            waits.calls());
    count(deferred);
    return new Result.Later(
        waits.pause(), waits.reason(), List.of(envelope.caused(Connector.SOURCE, now, deferred)));
  }

  private void count(Outcome outcome) {
    counters.of(outcome.item().instance(), outcome.getClass().getSimpleName()).increment();
  }

  /** From the webhook that led to the command, wherever it was taken, to Jira's write. */
  private void measure(Envelope<?> command, Outcome outcome) {
    Instant began = command.began();
    if (began != null && outcome instanceof CommandApplied applied && applied.wrote()) {
      reaction.record(Duration.between(began, applied.occurredAt()));
    }
  }
}

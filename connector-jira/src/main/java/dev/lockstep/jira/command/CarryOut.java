package dev.lockstep.jira.command;

import dev.lockstep.connector.WorkLanes;
import dev.lockstep.connector.WorkTable.Claimed;
import dev.lockstep.connector.WorkTable.Lane;
import dev.lockstep.connector.Workers;
import dev.lockstep.connector.Workers.Result;
import dev.lockstep.contract.CommandDeferred;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.jira.command.Attempt.Ended;
import dev.lockstep.jira.port.Connector;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Sites;
import dev.lockstep.messaging.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Carries out commands and tells what came of them. What cannot be done now waits with its reason;
 * that is told once, at the first time.
 */
@ApplicationScoped
public class CarryOut {

  /** Of different items, carried out at the same time; they share one transaction. */
  private static final int BATCH = 4;

  private static final int WORKERS = 4;

  private final Sites sites;
  private final MoveItem moveItem;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final Workers workers;

  CarryOut(Sites sites, MoveItem moveItem, Clock clock, MeterRegistry metrics, WorkLanes lanes) {
    this.sites = sites;
    this.moveItem = moveItem;
    this.clock = clock;
    this.metrics = metrics;
    this.workers = lanes.of(Lane.LIVE, BATCH, WORKERS, this::perform);
  }

  /** Stores commands as work; call {@link #wake()} after the commit. */
  public Uni<Void> handle(Tx tx, List<Envelope<?>> commands) {
    return workers.add(tx, commands);
  }

  /** There may be work. */
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
        .attempt(site.get(), envelope.id(), command)
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
    return new Result.Done(List.of(command.caused(Connector.SOURCE, clock.instant(), outcome)));
  }

  private Result later(Claimed claimed, TransitionWorkItem command, Attempt.Waits waits) {
    Log.infof(
        "command waits key=%s item=%s attempts=%d pause=%s cause=%s",
        command.key(), command.item(), claimed.attempts() + 1, waits.pause(), waits.reason());
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
    metrics
        .counter(
            "lockstep.jira.outcomes",
            "instance",
            outcome.item().instance(),
            "outcome",
            outcome.getClass().getSimpleName())
        .increment();
  }
}

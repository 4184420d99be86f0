package dev.lockstep.jira.command;

import dev.lockstep.connector.WorkLanes;
import dev.lockstep.connector.WorkTable.Claimed;
import dev.lockstep.connector.WorkTable.Lane;
import dev.lockstep.connector.Workers;
import dev.lockstep.connector.Workers.Result;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandDeferred;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CreateWorkItem;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.WorkItemCommand;
import dev.lockstep.jira.command.Attempt.Ended;
import dev.lockstep.jira.port.Connector;
import dev.lockstep.jira.port.Site;
import dev.lockstep.jira.port.Sites;
import dev.lockstep.messaging.Counters;
import dev.lockstep.messaging.Tx;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  private final Map<Class<?>, Doing<?>> doings;
  private final Clock clock;
  private final Counters counters;
  private final Timer reaction;
  private final Workers workers;

  CarryOut(
      Sites sites,
      @All List<Doing<?>> doings,
      Clock clock,
      MeterRegistry metrics,
      WorkLanes lanes) {
    this.sites = sites;
    this.doings =
        doings.stream().collect(Collectors.toUnmodifiableMap(Doing::kind, Function.identity()));
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
    WorkItemCommand command = (WorkItemCommand) envelope.data();
    return site(command)
        .map(site -> attempt(site, envelope.with(command)))
        .orElseGet(() -> Uni.createFrom().item(unknownInstance(envelope, command)))
        .map(
            attempt ->
                attempt instanceof Ended ended
                    ? done(envelope, command, ended.outcome())
                    : later(claimed, command, (Attempt.Waits) attempt));
  }

  /** What an item is created for may be of another tracker; where it is created, not. */
  private Optional<Site> site(WorkItemCommand command) {
    boolean here = command instanceof CreateWorkItem || command.item().tracker().equals("jira");
    return here ? sites.find(command.instance()) : Optional.empty();
  }

  @SuppressWarnings("unchecked") // each is kept by the kind it does
  private <C extends WorkItemCommand> Uni<Attempt> attempt(Site site, Envelope<C> envelope) {
    Doing<C> doing = (Doing<C>) doings.get(envelope.data().getClass());
    return doing.attempt(new Order<>(site, envelope, clock));
  }

  private Attempt unknownInstance(Envelope<?> envelope, WorkItemCommand command) {
    return new Ended(
        new CommandRejected(
            envelope.id(),
            command.item(),
            CommandRejected.Reason.UNKNOWN_INSTANCE,
            "No Jira instance '"
                + command.instance()
                + "' is configured; there are: "
                + sites.all().stream().map(Site::id).collect(Collectors.joining(", "))
                + ".",
            clock.instant(),
            0));
  }

  private Result done(Envelope<?> envelope, WorkItemCommand command, Outcome outcome) {
    count(command, outcome);
    measure(envelope, outcome);
    return new Result.Done(List.of(envelope.caused(Connector.SOURCE, clock.instant(), outcome)));
  }

  private Result later(Claimed claimed, WorkItemCommand command, Attempt.Waits waits) {
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
    count(command, deferred);
    return new Result.Later(
        waits.pause(), waits.reason(), List.of(envelope.caused(Connector.SOURCE, now, deferred)));
  }

  private void count(WorkItemCommand command, Outcome outcome) {
    counters.of(command.instance(), outcome.getClass().getSimpleName()).increment();
  }

  /** From the webhook that led to the command, wherever it was taken, to Jira's write. */
  private void measure(Envelope<?> command, Outcome outcome) {
    Instant began = command.began();
    if (began != null && outcome instanceof CommandApplied applied && applied.wrote()) {
      reaction.record(Duration.between(began, applied.occurredAt()));
    }
  }
}

package dev.lockstep.jira.command;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandRejected.Reason;
import dev.lockstep.contract.CommandSuperseded;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Outcome;
import dev.lockstep.contract.WorkItemCommand;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Site;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/** One attempt at a command: what every kind of command has in common. */
final class Order<C extends WorkItemCommand> {

  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration CREDENTIAL = Duration.ofSeconds(30);

  private final Site site;
  private final Envelope<C> envelope;
  private final Clock clock;
  private final Calls calls = new Calls();

  Order(Site site, Envelope<C> envelope, Clock clock) {
    this.site = site;
    this.envelope = envelope;
    this.clock = clock;
  }

  Site site() {
    return site;
  }

  C command() {
    return envelope.data();
  }

  String commandId() {
    return envelope.id();
  }

  /** The numeric id of the item. */
  String itemId() {
    return command().item().id();
  }

  Calls calls() {
    return calls;
  }

  Instant now() {
    return clock.instant();
  }

  /** What an attempt comes to when the upstream has a reason not to do it. */
  Uni<Attempt> guarded(Supplier<Uni<Attempt>> work) {
    return Uni.createFrom()
        .deferred(() -> work.get())
        .onFailure(NotFound.class)
        .recoverWithUni(this::notFound)
        .onFailure(Rejected.class)
        .recoverWithUni(e -> rejected(Reason.REFUSED, "Jira refused: " + e.getMessage()))
        .onFailure(e -> e instanceof Unauthorized no && no.forbidden())
        .recoverWithUni(this::forbidden)
        .onFailure(UpstreamException.class)
        .recoverWithItem(this::waits);
  }

  private Uni<Attempt> notFound() {
    // A credential that went bad is told "not found" too: proven before it is believed.
    return site.account()
        .prove(calls)
        .chain(
            () ->
                rejected(
                    Reason.NOT_FOUND,
                    command().key() + " does not exist in Jira, or the account may not see it."));
  }

  private Uni<Attempt> forbidden() {
    return site.account()
        .prove(calls)
        .chain(
            () ->
                rejected(
                    Reason.NOT_PERMITTED,
                    "The account of instance " + site.id() + " may not do this in Jira."));
  }

  private Attempt waits(Throwable failure) {
    Duration pause = SHORT;
    if (failure instanceof Throttled throttled) {
      pause = throttled.retryAfter();
    } else if (failure instanceof Unauthorized) {
      pause = CREDENTIAL;
    }
    return new Attempt.Waits(
        pause, failure.getClass().getSimpleName() + ": " + failure.getMessage(), calls.count());
  }

  Uni<Attempt> rejected(Reason reason, String detail) {
    Log.warnf(
        "command rejected key=%s item=%s reason=%s detail=%s correlationId=%s",
        command().key(), command().item(), reason, detail, envelope.correlationId());
    return ended(
        new CommandRejected(commandId(), command().item(), reason, detail, now(), calls.count()));
  }

  Uni<Attempt> superseded(String actual) {
    log("left alone, it moved on", actual);
    return ended(
        new CommandSuperseded(commandId(), command().item(), actual, now(), calls.count()));
  }

  /** Nothing had to be written. */
  Uni<Attempt> already(Map<String, String> dropped) {
    return ended(
        CommandApplied.done(commandId(), command().item(), false, dropped, now(), calls.count()));
  }

  /** What was missing was written. */
  Uni<Attempt> written(String what, String detail, Map<String, String> dropped) {
    log(what, detail);
    return ended(
        CommandApplied.done(commandId(), command().item(), true, dropped, now(), calls.count()));
  }

  Uni<Attempt> waits(Duration pause, String reason) {
    return Uni.createFrom().item(new Attempt.Waits(pause, reason, calls.count()));
  }

  Uni<Attempt> ended(Outcome outcome) {
    return Uni.createFrom().item(new Attempt.Ended(outcome));
  }

  void log(String what, String detail) {
    Log.infof(
        "item %s key=%s item=%s detail=%s calls=%d correlationId=%s",
        what, command().key(), command().item(), detail, calls.count(), envelope.correlationId());
  }
}

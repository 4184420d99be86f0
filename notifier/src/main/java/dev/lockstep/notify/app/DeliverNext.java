package dev.lockstep.notify.app;

import dev.lockstep.messaging.Leases;
import dev.lockstep.messaging.Leases.Lease;
import dev.lockstep.notify.app.Condition.Standing;
import dev.lockstep.notify.port.ChatMessage;
import dev.lockstep.notify.port.SendResult;
import dev.lockstep.notify.render.Composition;
import dev.lockstep.notify.render.Telling;
import dev.lockstep.notify.route.Recipient;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends one message to one recipient: rows first, commit, send, then mark. The lease makes this the
 * only sender of that recipient, so its order is kept; a crash after deliverNext sends the same
 * text with the same id again.
 */
@ApplicationScoped
class DeliverNext {

  /** Shorter pauses are waited out at once, longer ones until somebody looks again. */
  private static final Duration SHORT_PAUSE = Duration.ofMillis(1100);

  /** Longer than that the database is away for another reason than a moment's. */
  private static final Duration KEEP_TRYING = Duration.ofMinutes(10);

  private final Leases leases;
  private final RecipientStore recipients;
  private final DeliveryStore deliveries;
  private final Clock clock;
  private final Transports transports;

  DeliverNext(
      Leases leases,
      RecipientStore recipients,
      DeliveryStore deliveries,
      Clock clock,
      Transports transports) {
    this.leases = leases;
    this.recipients = recipients;
    this.deliveries = deliveries;
    this.clock = clock;
    this.transports = transports;
  }

  /** Completes with whether there may be more to send now. */
  Uni<Boolean> one(Recipient recipient) {
    return deliveries
        .waitsFor(recipient, clock.instant().plus(SHORT_PAUSE))
        .chain(waits -> waits ? claimed(recipient) : Uni.createFrom().item(false));
  }

  private Uni<Boolean> claimed(Recipient recipient) {
    return leases
        .hold("recipient/" + recipient.id())
        .chain(
            lease ->
                lease.isEmpty()
                    ? Uni.createFrom().item(false)
                    : recipients
                        .condition(recipient)
                        .chain(condition -> whenAllowed(lease.get(), recipient, condition)));
  }

  private Uni<Boolean> whenAllowed(Lease lease, Recipient recipient, Condition condition) {
    if (condition.standing() == Standing.RETIRED) {
      return Uni.createFrom().item(false);
    }
    Duration pause = Duration.between(clock.instant(), condition.notBefore());
    if (pause.compareTo(SHORT_PAUSE) > 0) {
      return Uni.createFrom().item(false);
    }
    if (pause.isNegative() || pause.isZero()) {
      return next(lease, recipient, condition);
    }
    return Uni.createFrom().item(true).onItem().delayIt().by(pause);
  }

  private Uni<Boolean> next(Lease lease, Recipient recipient, Condition condition) {
    return deliveries
        .next(lease, recipient, clock.instant(), composer(recipient))
        .chain(
            message ->
                message.isEmpty()
                    ? Uni.createFrom().item(false)
                    : send(recipient, condition, message.get()));
  }

  private static DeliveryStore.Composer composer(Recipient recipient) {
    return new DeliveryStore.Composer() {
      @Override
      public Composition changes(List<Telling> waiting) {
        return Composition.of(recipient.transport(), waiting);
      }

      @Override
      public Composition notice(String text) {
        return Composition.ofNotice(recipient.transport(), text);
      }
    };
  }

  private Uni<Boolean> send(Recipient recipient, Condition before, ChatMessage message) {
    return transports
        .send(recipient.transport(), message)
        .chain(
            result -> {
              Instant now = clock.instant();
              Reaction reaction =
                  Reaction.to(result, before, now, ThreadLocalRandom.current().nextDouble());
              log(recipient, message, result, reaction);
              return settled(recipient, message, reaction, now).replaceWith(true);
            });
  }

  /**
   * What was sent is sent: while the database cannot keep that, such as on a full disk, this is
   * tried again, and not the sending.
   */
  private Uni<Void> settled(
      Recipient recipient, ChatMessage message, Reaction reaction, Instant now) {
    return recipients
        .settle(recipient, message.id(), reaction.condition(), reaction.end(), now)
        .onFailure()
        .invoke(
            failed ->
                Log.warnf(
                    "end of message not kept yet recipient=%s message=%s cause=%s",
                    recipient.id(), message.id(), failed.toString()))
        .onFailure()
        .retry()
        .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(5))
        .expireIn(KEEP_TRYING.toMillis());
  }

  private static void log(
      Recipient recipient, ChatMessage message, SendResult result, Reaction reaction) {
    if (result instanceof SendResult.Delivered delivered) {
      Log.infof(
          "message delivered recipient=%s message=%s external=%s correlationIds=%s",
          recipient.id(), message.id(), delivered.externalId(), message.correlationIds());
    } else {
      Log.warnf(
          "message not delivered recipient=%s message=%s result=%s nextAttempt=%s"
              + " correlationIds=%s",
          recipient.id(),
          message.id(),
          result,
          reaction.condition().notBefore(),
          message.correlationIds());
    }
  }
}

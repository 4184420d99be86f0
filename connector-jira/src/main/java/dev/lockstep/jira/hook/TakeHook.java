package dev.lockstep.jira.hook;

import dev.lockstep.connector.HmacSignature;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.WorkItemHinted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.hook.HookDecoder.MalformedHookException;
import dev.lockstep.jira.hook.Receipt.Reason;
import dev.lockstep.jira.hook.Receipt.Refused;
import dev.lockstep.jira.port.Connector;
import dev.lockstep.messaging.Counters;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Secret;
import dev.lockstep.settings.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Takes a webhook: proves its signature on the raw bytes, then reads it, then publishes a hint for
 * each issue it names. Accepted means that the broker has the hints.
 */
@ApplicationScoped
public class TakeHook {

  /** Jira repeats a delivery for hours; what is older is replayed by somebody else. */
  private static final Duration OLDEST = Duration.ofHours(24);

  /** How far a clock may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private static final Duration BROKER = Duration.ofSeconds(5);

  private final Settings settings;
  private final HookDecoder reader;
  private final Publisher publisher;
  private final Clock clock;
  private final Counters counters;

  TakeHook(
      Settings settings,
      HookDecoder reader,
      Publisher publisher,
      Clock clock,
      MeterRegistry metrics) {
    this.settings = settings;
    this.reader = reader;
    this.publisher = publisher;
    this.clock = clock;
    this.counters = new Counters(metrics, "lockstep.webhooks", "source", "result", "reason");
  }

  /** Takes it; never fails. */
  public Uni<Receipt> take(Delivery delivery) {
    JiraInstance instance = settings.jira().get(delivery.instance());
    if (instance == null) {
      return refused(
          delivery,
          "unknown",
          Reason.UNKNOWN_INSTANCE,
          "No Jira instance of this name is configured.");
    }
    String id = instance.id();
    if (instance.webhookSecrets().isEmpty()) {
      return refused(
          delivery,
          id,
          Reason.SWITCHED_OFF,
          "Webhooks of Jira instance "
              + id
              + " are off because no secret is configured for them; set "
              + secretName(id)
              + " here and the same secret in Jira.");
    }
    List<String> secrets = instance.webhookSecrets().stream().map(Secret::value).toList();
    if (!HmacSignature.matches(delivery.signature(), delivery.body(), secrets)) {
      return refused(
          delivery,
          id,
          Reason.BAD_SIGNATURE,
          delivery.signature() == null
              ? "The request is not signed: X-Hub-Signature is missing."
              : "X-Hub-Signature does not sign this body with the configured secret.");
    }
    try {
      return take(id, delivery, reader.read(delivery.body()));
    } catch (MalformedHookException e) {
      return refused(delivery, id, Reason.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  private Uni<Receipt> take(String instance, Delivery delivery, Hook hook) {
    Instant now = clock.instant();
    Instant sentAt = hook.sentAt();
    if (hook.issueIds().isEmpty()) {
      note(delivery, instance, "ignored", "unknown-event");
      return Uni.createFrom().item(new Receipt.Ignored("no use for event " + hook.event()));
    }
    if (sentAt == null) {
      return refused(delivery, instance, Reason.MALFORMED, "The body has no timestamp.");
    }
    if (sentAt.isBefore(now.minus(OLDEST)) || sentAt.isAfter(now.plus(AHEAD))) {
      return refused(
          delivery,
          instance,
          Reason.STALE,
          "The body's timestamp "
              + sentAt
              + " is not within the last 24 hours (it is "
              + now
              + " here).");
    }
    List<Envelope<WorkItemHinted>> hints =
        hook.issueIds().stream()
            .distinct()
            .map(
                id ->
                    Envelope.of(
                            Connector.SOURCE,
                            now,
                            Origin.LIVE,
                            new WorkItemHinted(
                                WorkItemRef.jira(instance, id),
                                hook.event(),
                                delivery.id(),
                                sentAt.toEpochMilli(),
                                sentAt))
                        .within(delivery.traceparent())
                        .begun(delivery.correlationId(), now))
            .toList();
    return publisher
        .publish(hints)
        .ifNoItem()
        .after(BROKER)
        .fail()
        .chain(
            () -> {
              note(delivery, instance, "accepted", "hinted");
              return verdict(new Receipt.Accepted(hints.size()));
            })
        .onFailure()
        .recoverWithUni(
            e -> {
              Log.warnf(
                  e,
                  "webhook not stored instance=%s event=%s correlationId=%s",
                  instance,
                  hook.event(),
                  delivery.correlationId());
              return refused(
                  delivery,
                  instance,
                  Reason.NOT_STORED,
                  "The message broker did not answer; send it again.");
            });
  }

  private Uni<Receipt> refused(Delivery delivery, String instance, Reason reason, String detail) {
    note(delivery, instance, "refused", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return verdict(new Refused(reason, detail));
  }

  private static Uni<Receipt> verdict(Receipt verdict) {
    return Uni.createFrom().item(verdict);
  }

  private void note(Delivery delivery, String instance, String result, String reason) {
    Log.infof(
        "webhook %s source=jira/%s reason=%s correlationId=%s",
        result, instance, reason, delivery.correlationId());
    counters.of("jira/" + instance, result, reason).increment();
  }

  private static String secretName(String instance) {
    return "JIRA_" + instance.toUpperCase(Locale.ROOT).replace('-', '_') + "_WEBHOOK_SECRET";
  }
}

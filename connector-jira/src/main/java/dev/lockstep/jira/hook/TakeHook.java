package dev.lockstep.jira.hook;

import dev.lockstep.jira.hook.Hook.About;
import dev.lockstep.jira.hook.HookDecoder.MalformedHookException;
import dev.lockstep.jira.hook.Receipt.Reason;
import dev.lockstep.jira.hook.Receipt.Refused;
import dev.lockstep.messaging.Counters;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Takes a webhook: proves on the raw bytes that Jira sent it, then reads it, then publishes a hint
 * for each issue it names. Accepted means that the broker has the hints.
 */
@ApplicationScoped
public class TakeHook {

  /** Jira repeats a delivery for hours; what is older is replayed by somebody else. */
  private static final Duration OLDEST = Duration.ofHours(24);

  /** How far a clock may be ahead of ours. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final Doorkeeper doorkeeper;
  private final HookDecoder reader;
  private final PassOn passOn;
  private final Clock clock;
  private final Counters counters;
  private final Map<String, Repeats> repeats = new ConcurrentHashMap<>();

  TakeHook(
      Doorkeeper doorkeeper,
      HookDecoder reader,
      PassOn passOn,
      Clock clock,
      MeterRegistry metrics) {
    this.doorkeeper = doorkeeper;
    this.reader = reader;
    this.passOn = passOn;
    this.clock = clock;
    this.counters = new Counters(metrics, "lockstep.webhooks", "source", "result", "reason");
  }

  /** Takes it; never fails. */
  public Uni<Receipt> take(Delivery delivery) {
    Instant now = clock.instant();
    Optional<Refused> refusal = doorkeeper.refusal(delivery, now);
    if (refusal.isPresent()) {
      return refused(delivery, refusal.get().reason(), refusal.get().detail());
    }
    try {
      return take(delivery, reader.read(delivery.body()), now);
    } catch (MalformedHookException e) {
      return refused(delivery, Reason.MALFORMED, String.valueOf(e.getMessage()));
    }
  }

  private Uni<Receipt> take(Delivery delivery, Hook hook, Instant now) {
    if (hook.about() instanceof About.Nothing nothing) {
      return ignored(delivery, nothing.reason(), "no use for event " + hook.event());
    }
    Instant sentAt = hook.sentAt();
    if (sentAt == null) {
      return refused(delivery, Reason.MALFORMED, "The body has no timestamp.");
    }
    if (sentAt.isBefore(now.minus(OLDEST)) || sentAt.isAfter(now.plus(AHEAD))) {
      return refused(
          delivery,
          Reason.STALE,
          "The body's timestamp "
              + sentAt
              + " is not within the last 24 hours (it is "
              + now
              + " here).");
    }
    if (hook.about() instanceof About.Issues issues) {
      return issues(delivery, hook, sentAt, issues.ids(), now);
    }
    passOn.directory(delivery);
    return accepted(delivery, "directory", 0);
  }

  private Uni<Receipt> issues(
      Delivery delivery, Hook hook, Instant sentAt, List<String> ids, Instant now) {
    String name = name(delivery, hook);
    Repeats taken = repeats.computeIfAbsent(delivery.instance(), id -> new Repeats());
    if (name != null && taken.has(name, now)) {
      return ignored(delivery, "repeated", "this delivery was taken before");
    }
    return passOn
        .issues(delivery, hook, sentAt, ids, now)
        .invoke(
            () -> {
              if (name != null) {
                taken.note(name, now);
              }
            })
        .chain(hints -> accepted(delivery, "hinted", hints))
        .onFailure()
        .recoverWithUni(e -> notStored(delivery, hook, e));
  }

  /** Jira's id of a delivery is its own; that one id may never stand for two events is ours. */
  private static @Nullable String name(Delivery delivery, Hook hook) {
    return delivery.id() == null ? null : delivery.id() + " " + hook.event();
  }

  private Uni<Receipt> notStored(Delivery delivery, Hook hook, Throwable e) {
    Log.warnf(
        e,
        "webhook not stored instance=%s event=%s correlationId=%s",
        delivery.instance(),
        hook.event(),
        delivery.correlationId());
    return refused(
        delivery, Reason.NOT_STORED, "The message broker did not answer; send it again.");
  }

  private Uni<Receipt> accepted(Delivery delivery, String reason, int hints) {
    note(delivery, "accepted", reason);
    return Uni.createFrom().item(new Receipt.Accepted(hints));
  }

  private Uni<Receipt> ignored(Delivery delivery, String reason, String detail) {
    note(delivery, "ignored", reason);
    return Uni.createFrom().item(new Receipt.Ignored(detail));
  }

  private Uni<Receipt> refused(Delivery delivery, Reason reason, String detail) {
    note(delivery, "refused", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return Uni.createFrom().item(new Refused(reason, detail));
  }

  private void note(Delivery delivery, String result, String reason) {
    String instance = doorkeeper.knows(delivery.instance()) ? delivery.instance() : "unknown";
    Log.infof(
        "webhook %s source=jira/%s reason=%s correlationId=%s",
        result, instance, reason, delivery.correlationId());
    counters.of("jira/" + instance, result, reason).increment();
  }
}

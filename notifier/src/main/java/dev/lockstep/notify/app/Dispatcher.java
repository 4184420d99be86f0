package dev.lockstep.notify.app;

import dev.lockstep.notify.app.DeliveryStore.Backlog;
import dev.lockstep.notify.route.Audience;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One sender for each recipient: a bad recipient holds up nobody else. */
@ApplicationScoped
public class Dispatcher {

  /** What ended is kept longer than anything that could tell it again. */
  private static final Duration KEPT = Duration.ofDays(90);

  private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(4);

  private final RecipientStore recipients;
  private final DeliveryStore deliveries;
  private final Clock clock;
  private final Audience audience;
  private final Map<String, Sender> senders = new LinkedHashMap<>();

  Dispatcher(
      DeliverNext deliverNext,
      RecipientStore recipients,
      DeliveryStore deliveries,
      Clock clock,
      Audience audience) {
    this.recipients = recipients;
    this.deliveries = deliveries;
    this.clock = clock;
    this.audience = audience;
    audience
        .all()
        .forEach(recipient -> senders.put(recipient.id(), new Sender(recipient, deliverNext)));
  }

  /** Registers the recipients before anything is consumed; fails the start where that fails. */
  void open(
      @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event,
      MeterRegistry metrics) {
    recipients.register(audience, clock.instant()).await().atMost(Duration.ofSeconds(30));
    senders.forEach(
        (id, sender) -> {
          Tags tags = Tags.of("recipient", id);
          metrics.gauge("lockstep.chat.waiting", tags, sender.waiting());
          TimeGauge.builder(
                  "lockstep.chat.oldest",
                  sender.oldestSeconds(),
                  TimeUnit.SECONDS,
                  AtomicLong::doubleValue)
              .tags(tags)
              .register(metrics);
        });
  }

  /** What is on its way is marked before the process ends, so that it is not sent again. */
  void close(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) ShutdownEvent event) {
    CompletableFuture.allOf(
            senders.values().stream().map(Sender::close).toArray(CompletableFuture<?>[]::new))
        .completeOnTimeout(null, LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /** There may be something to send. Cheap, callable from any thread. */
  public void wake() {
    senders.values().forEach(Sender::wake);
  }

  /** Measures what waits. */
  public Uni<Void> measure() {
    Instant now = clock.instant();
    return deliveries
        .backlogs()
        .invoke(
            backlogs -> {
              Map<String, Backlog> byRecipient =
                  backlogs.stream()
                      .collect(Collectors.toMap(Backlog::recipient, Function.identity()));
              senders.forEach(
                  (id, sender) -> {
                    Backlog backlog = byRecipient.get(id);
                    sender.waiting().set(backlog == null ? 0 : backlog.waiting());
                    sender.oldestSeconds().set(backlog == null ? 0 : backlog.seconds(now));
                  });
            })
        .replaceWithVoid();
  }

  /** Forgets what ended long ago. */
  public Uni<Integer> forget() {
    return deliveries.forget(clock.instant().minus(KEPT));
  }

  /** How telling everybody goes. */
  public Uni<List<RecipientStore.Account>> accounts() {
    return recipients.accounts();
  }
}

package dev.lockstep.jira.hook;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.WorkItemHinted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.port.Connector;
import dev.lockstep.messaging.Publisher;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Tells the rest of Lockstep what a genuine webhook says. */
@ApplicationScoped
class PassOn {

  private static final Duration BROKER = Duration.ofSeconds(5);

  private final Publisher publisher;
  private final DirectoryNews directory;
  private final HookTimes times;

  PassOn(Publisher publisher, DirectoryNews directory, HookTimes times) {
    this.publisher = publisher;
    this.directory = directory;
    this.times = times;
  }

  /**
   * A hint for each issue.
   *
   * @return how many, once the broker has them; a failure when it did not answer in time
   */
  Uni<Integer> issues(Delivery delivery, Hook hook, Instant sentAt, List<String> ids, Instant now) {
    times.heard(delivery.instance(), now);
    List<Envelope<WorkItemHinted>> hints =
        ids.stream()
            .distinct()
            .map(
                id ->
                    Envelope.of(
                            Connector.SOURCE,
                            now,
                            Origin.LIVE,
                            new WorkItemHinted(
                                WorkItemRef.jira(delivery.instance(), id),
                                hook.event(),
                                delivery.id(),
                                sentAt.toEpochMilli(),
                                sentAt))
                        .within(delivery.traceparent())
                        .begun(delivery.correlationId(), now))
            .toList();
    return publisher.publish(hints).ifNoItem().after(BROKER).fail().replaceWith(hints.size());
  }

  /** The directory is to be read again. */
  void directory(Delivery delivery) {
    directory.changed(delivery.instance());
  }
}

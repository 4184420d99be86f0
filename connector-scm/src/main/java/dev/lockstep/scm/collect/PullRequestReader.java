package dev.lockstep.scm.collect;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.scm.port.CodeHost;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Reads single pull requests again that a hint named, where hooks cannot be trusted with more. */
@ApplicationScoped
class PullRequestReader {

  private final Publisher publisher;
  private final PublishedMemory memory;
  private final Clock clock;

  PullRequestReader(Publisher publisher, PublishedMemory memory, Clock clock) {
    this.publisher = publisher;
    this.memory = memory;
    this.clock = clock;
  }

  /**
   * Reads and publishes each; one that is not there is left to the sweep.
   *
   * @param causes the hint that named each
   */
  Uni<Void> readAgain(
      CodeHost host, RepositoryRef repository, Projects projects, Map<Long, Envelope<?>> causes) {
    return Multi.createFrom()
        .iterable(causes.entrySet())
        .onItem()
        .transformToUniAndConcatenate(
            of ->
                host.pullRequest(repository, of.getKey())
                    .map(seen -> ChangeEvents.pullRequest(seen, projects))
                    .chain(event -> publish(event, of.getValue()))
                    .onFailure(UpstreamException.NotFound.class)
                    .recoverWithNull())
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> publish(PullRequestChanged event, Envelope<?> cause) {
    return publisher
        .publish(List.of(cause.caused(ChangeEvents.SOURCE, clock.instant(), event)))
        .invoke(() -> memory.note(event));
  }
}

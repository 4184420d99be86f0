package dev.lockstep.scm.collect;

import dev.lockstep.connector.ChangePublisher;
import dev.lockstep.connector.Observed;
import dev.lockstep.connector.UpstreamException;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.CodeHost;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads single pull requests again that a hint named, where hooks cannot be trusted with more. */
@ApplicationScoped
class PullRequestReader {

  private final Looks looks;
  private final ChangePublisher publisher;
  private final Clock clock;

  PullRequestReader(Looks looks, ChangePublisher publisher, Clock clock) {
    this.looks = looks;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * Reads each and publishes what is new; one that is not there is left to the sweep.
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
                Uni.createFrom()
                    .deferred(() -> read(host, repository, projects, of.getKey()))
                    .chain(news -> publish(repository, news, of.getValue()))
                    .onFailure(UpstreamException.NotFound.class)
                    .recoverWithNull())
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<List<Observed>> read(
      CodeHost host, RepositoryRef repository, Projects projects, long number) {
    Instant readAt = clock.instant();
    return host.pullRequest(repository, number)
        .chain(seen -> looks.at(host, repository, List.of(seen), projects, readAt, false));
  }

  private Uni<Integer> publish(RepositoryRef repository, List<Observed> news, Envelope<?> cause) {
    return publisher.publishNew(
        RepositorySweep.scope(repository),
        ChangeEvents.SOURCE,
        news.stream().collect(Collectors.toMap(Observed::entity, one -> cause)),
        news);
  }
}

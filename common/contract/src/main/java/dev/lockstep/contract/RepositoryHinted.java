package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook says that a branch or a pull request of a repository may have changed; the connector
 * re-reads it.
 *
 * @param repository which
 * @param branch the branch to read, where it is one
 * @param pullRequest the number of the pull request to read, where it is one
 * @param upstreamEvent the upstream's name of the event, for example {@code repo:push}
 * @param deliveryId the upstream's id of the delivery, equal across its retries, where it has one
 * @param version epoch milliseconds at which the hook arrived
 * @param occurredAt when the hook arrived
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RepositoryHinted(
    RepositoryRef repository,
    @Nullable String branch,
    @Nullable Long pullRequest,
    String upstreamEvent,
    @Nullable String deliveryId,
    long version,
    Instant occurredAt)
    implements Event {

  public RepositoryHinted {
    if ((branch == null) == (pullRequest == null)) {
      throw new IllegalArgumentException("a hint names either a branch or a pull request");
    }
  }

  @Override
  public String orderKey() {
    return pullRequest == null
        ? repository + "/branch/" + branch
        : repository + "/pull-request/" + pullRequest;
  }
}

package dev.lockstep.contract;

import java.time.Instant;

/**
 * A sweep of a repository ended. Only after a complete one is it known what the repository does
 * <em>not</em> hold.
 *
 * @param repository which
 * @param complete whether every page of every list was read
 * @param version epoch milliseconds at which the sweep began
 * @param occurredAt when the sweep began: what happened later may not be in it
 */
public record RepositoryScanned(
    RepositoryRef repository, boolean complete, long version, Instant occurredAt) implements Event {

  @Override
  public String orderKey() {
    return repository.toString();
  }
}

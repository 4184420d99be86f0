package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sweep of a repository ended. Only after a complete one is it known what the repository does
 * <em>not</em> hold, and only for a consumer that has taken in everything the sweep published.
 *
 * @param repository which
 * @param complete whether every page of every list was read
 * @param ends offsets by {@code topic-partition} that cover the backfill of a first sweep: what it
 *     says holds for a consumer that has passed them; empty after later sweeps
 * @param version epoch milliseconds at which the sweep began
 * @param occurredAt when the sweep began: what happened later may not be in it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record RepositoryScanned(
    RepositoryRef repository,
    boolean complete,
    Map<String, Long> ends,
    long version,
    Instant occurredAt)
    implements Event {

  @SuppressWarnings("ConstantValue") // Jackson passes null for an absent map
  public RepositoryScanned {
    ends = ends == null ? Map.of() : java.util.Collections.unmodifiableMap(new TreeMap<>(ends));
  }

  /** A sweep that published nothing. */
  public RepositoryScanned(RepositoryRef repository, boolean complete, long version, Instant at) {
    this(repository, complete, Map.of(), version, at);
  }

  @Override
  public String orderKey() {
    return repository.toString();
  }
}

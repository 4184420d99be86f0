package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A build, check or pipeline run of a commit began, went on or ended.
 *
 * @param repository where
 * @param id the provider's own id of the run or check
 * @param name what was run, for example the name of the workflow
 * @param commit the commit it was run on
 * @param branch the branch it was run for, where the provider tells
 * @param state normalised
 * @param nativeState as the provider says it, for example {@code timed_out}
 * @param url where a person opens it
 * @param mentions the work items it names
 * @param version its update time in epoch milliseconds
 * @param occurredAt its update time
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record BuildChanged(
    RepositoryRef repository,
    String id,
    String name,
    String commit,
    @Nullable String branch,
    State state,
    String nativeState,
    @Nullable String url,
    List<KeyMention> mentions,
    long version,
    Instant occurredAt)
    implements Event {

  @SuppressWarnings("ConstantValue") // Jackson passes null for an absent list
  public BuildChanged {
    mentions = mentions == null ? List.of() : List.copyOf(mentions);
  }

  @Override
  public String orderKey() {
    return repository + "/build/" + id;
  }

  /** Where a build stands. */
  public enum State {
    PENDING,
    RUNNING,
    SUCCESSFUL,
    FAILED,
    CANCELLED,
    /** The provider said something this version does not know; no rule fires on it. */
    UNKNOWN
  }
}

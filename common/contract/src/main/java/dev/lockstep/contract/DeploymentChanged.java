package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A deployment to an environment began, went on or ended.
 *
 * @param repository where
 * @param id the provider's own id
 * @param environment its name as the provider says it, for example {@code production}
 * @param state normalised
 * @param nativeState as the provider says it
 * @param commit what was deployed, where the provider tells
 * @param ref the branch or tag that was deployed, where the provider tells
 * @param url where a person opens it
 * @param mentions the work items it names
 * @param actor who deployed, where the provider tells
 * @param version its update time in epoch milliseconds
 * @param occurredAt its update time
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DeploymentChanged(
    RepositoryRef repository,
    String id,
    String environment,
    State state,
    String nativeState,
    @Nullable String commit,
    @Nullable String ref,
    @Nullable String url,
    List<KeyMention> mentions,
    @Nullable Person actor,
    long version,
    Instant occurredAt)
    implements Event {

  @SuppressWarnings("ConstantValue") // Jackson passes null for an absent list
  public DeploymentChanged {
    mentions = mentions == null ? List.of() : List.copyOf(mentions);
  }

  @Override
  public String orderKey() {
    return repository + "/deployment/" + id;
  }

  /** Where a deployment stands. */
  public enum State {
    PENDING,
    RUNNING,
    SUCCESSFUL,
    FAILED,
    CANCELLED,
    /** It was replaced by a later one, or taken down. */
    INACTIVE,
    /** The provider said something this version does not know; no rule fires on it. */
    UNKNOWN
  }
}

package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull request was opened or changed.
 *
 * @param repository where it is to be merged
 * @param number its number in that repository
 * @param title its title
 * @param state normalised
 * @param nativeState as the provider says it, for example {@code SUPERSEDED}
 * @param sourceBranch the branch with the work
 * @param targetBranch the branch it goes to
 * @param author who opened it
 * @param mergedAt when it was merged, where the provider tells (Bitbucket Cloud does not)
 * @param url where a person opens it
 * @param mentions the work items it names
 * @param version its update time in epoch microseconds
 * @param occurredAt its update time
 * @param actor who changed it, where the provider tells
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PullRequestChanged(
    RepositoryRef repository,
    long number,
    String title,
    State state,
    String nativeState,
    String sourceBranch,
    String targetBranch,
    @Nullable Person author,
    @Nullable Instant mergedAt,
    String url,
    List<KeyMention> mentions,
    long version,
    Instant occurredAt,
    @Nullable Person actor)
    implements Event {

  @SuppressWarnings("ConstantValue") // Jackson passes null for an absent list
  public PullRequestChanged {
    mentions = mentions == null ? List.of() : List.copyOf(mentions);
  }

  @Override
  public String orderKey() {
    return repository + "/pull-request/" + number;
  }

  /** Where a pull request stands. */
  public enum State {
    DRAFT,
    OPEN,
    MERGED,
    /** Closed without a merge: declined, abandoned or superseded. */
    DECLINED,
    /** The provider said something this version does not know; no rule fires on it. */
    UNKNOWN
  }
}

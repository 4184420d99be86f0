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
 * @param headCommit the newest commit of the work, where the provider tells
 * @param author who opened it
 * @param mergeCommit the commit it became on the target branch, once merged, where the provider
 *     tells
 * @param reviews what each reviewer says, in the order of their ids; absent where this event does
 *     not tell (a webhook of GitHub may not), so that what was told before holds; empty where there
 *     are none
 * @param mergedAt when it was merged, where the provider tells (Bitbucket Cloud does not)
 * @param url where a person opens it
 * @param mentions the work items it names; those that the provider itself links come with reviews
 *     only
 * @param version its update time in epoch microseconds; of a provider that keeps none (Azure
 *     DevOps) the time just before it was read in this form for the first time
 * @param occurredAt its update time, or where there is none the last time it can have changed
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
    @Nullable String headCommit,
    @Nullable Person author,
    @Nullable String mergeCommit,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Review> reviews,
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
    reviews = reviews == null ? null : List.copyOf(reviews);
  }

  @Override
  public String orderKey() {
    return repository + "/pull-request/" + number;
  }

  /** The same without who changed it, which some sources tell and others do not. */
  public PullRequestChanged anonymous() {
    return with(reviews, mentions, version, occurredAt, null);
  }

  /** The same where reviewers say something else; null where that is not told. */
  public PullRequestChanged reviewed(@Nullable List<Review> said) {
    return with(said, mentions, version, occurredAt, actor);
  }

  /** The same with another version and time. */
  public PullRequestChanged at(long otherVersion, Instant time) {
    return with(reviews, mentions, otherVersion, time, actor);
  }

  /** The same where it names other work items. */
  public PullRequestChanged naming(List<KeyMention> others) {
    return with(reviews, others, version, occurredAt, actor);
  }

  private PullRequestChanged with(
      @Nullable List<Review> said,
      List<KeyMention> named,
      long otherVersion,
      Instant time,
      @Nullable Person by) {
    return new PullRequestChanged(
        repository,
        number,
        title,
        state,
        nativeState,
        sourceBranch,
        targetBranch,
        headCommit,
        author,
        mergeCommit,
        said,
        mergedAt,
        url,
        named,
        otherVersion,
        time,
        by);
  }

  /**
   * What one reviewer says.
   *
   * @param reviewer a person, or a team that was asked
   * @param verdict normalised
   */
  public record Review(Person reviewer, Verdict verdict) {}

  /** What a reviewer can say. */
  public enum Verdict {
    /** Asked for a review that was not given yet. */
    REQUESTED,
    APPROVED,
    CHANGES_REQUESTED,
    /** Said something without a verdict, or the verdict was withdrawn. */
    COMMENTED
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

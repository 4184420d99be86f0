package dev.lockstep.scm.port;

import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged.Review;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryRef;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A pull request as a code host shows it, normalised and native.
 *
 * @param repository where it is to be merged
 * @param number its number in that repository
 * @param title its title
 * @param description its text, empty when it has none
 * @param state normalised; {@link State#UNKNOWN} for what this version does not know, never a guess
 * @param nativeState as the host says it
 * @param sourceBranch the branch with the work; empty when the host no longer tells (a deleted
 *     fork)
 * @param targetBranch the branch it goes to
 * @param headCommit the newest commit of the work, where the host tells
 * @param author who opened it, where the host tells
 * @param mergeCommit the commit it became, once merged, where the host tells
 * @param mergedAt when it was merged, where the host tells
 * @param reviews in the order of the reviewers' ids; empty where there are none; null where a hook
 *     does not show them, which what is read never does
 * @param links keys of work items that the host itself links it with; hooks may not show them
 * @param url where a person opens it
 * @param updated its update time, which orders its versions
 * @param actor who changed it, where the host tells
 */
public record PullRequest(
    RepositoryRef repository,
    long number,
    String title,
    String description,
    State state,
    String nativeState,
    String sourceBranch,
    String targetBranch,
    @Nullable String headCommit,
    @Nullable Person author,
    @Nullable String mergeCommit,
    @Nullable Instant mergedAt,
    @Nullable List<Review> reviews,
    Set<String> links,
    String url,
    Instant updated,
    @Nullable Person actor) {

  public PullRequest {
    reviews = reviews == null ? null : List.copyOf(reviews);
    links = Set.copyOf(links);
  }
}

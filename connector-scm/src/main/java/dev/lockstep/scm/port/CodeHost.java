package dev.lockstep.scm.port;

import dev.lockstep.contract.RepositoryRef;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One owner's repositories on a code host: a workspace of Bitbucket Cloud, a project of Bitbucket
 * Data Center, an owner on GitHub, an organisation of Azure DevOps.
 *
 * <p>Every method fails with {@link dev.lockstep.connector.UpstreamException}: {@code NotFound}
 * when the repository does not exist or may not be seen, {@code Throttled} when asked too much,
 * {@code Unauthorized}, {@code Unavailable}. A failed look-up is never an empty answer: what is
 * returned was read in full.
 */
public interface CodeHost {

  /** Who knows: {@code provider/owner}, the first two parts of every {@link RepositoryRef} here. */
  String source();

  /** Whether the settings put a repository of this owner in scope. */
  boolean covers(RepositoryRef repository);

  /**
   * Every repository in scope, with what tells whether it changed. Asked for once an interval: it
   * costs few calls for all repositories together, or none where the settings name them and the
   * host has nothing that tells.
   */
  Uni<List<Repository>> repositories();

  /**
   * One page of the pull requests that changed.
   *
   * <p>Law: oldest change first, no gap even when pull requests change while they are read; the
   * same cursor shows at least the same pull requests in at least the same versions. Reaches back a
   * while behind the saved cursor, for what the host lists late.
   *
   * @param cursor where to go on: the {@link Page#next()} of the page before, at first the saved
   *     one; empty on the first traversal ever. Opaque: only this host reads it.
   */
  Uni<Page> changesSince(RepositoryRef repository, Optional<String> cursor);

  /** One pull request as it stands now; {@code NotFound} where there is none of this number. */
  Uni<PullRequest> pullRequest(RepositoryRef repository, long number);

  /**
   * All branches: what is not in the list may still exist if the list changed while it was read.
   */
  Uni<BranchList> branches(RepositoryRef repository);

  /** Those of the named branches that exist; a name that is missing in the answer does not. */
  Uni<List<Branch>> branches(RepositoryRef repository, Set<String> names);

  /**
   * Whether pull requests have a time of their last change, which orders their versions. Where not,
   * the moment before one was read is the version of what differs from what was published before:
   * an older look never counts against a newer one, and what looks as before is no news.
   */
  default boolean tellsUpdates() {
    return true;
  }

  /** How many names one call of {@link #branches(RepositoryRef, Set)} can take. */
  int branchesPerCall();

  /** What else there is of a repository; read in each of its sweeps. */
  default List<Feed> feeds(RepositoryRef repository) {
    return List.of();
  }

  /** What there is of the owner as a whole, as far as it is known by now. */
  default List<Feed> feeds() {
    return List.of();
  }

  /**
   * What the settings name and the last listing did not show, each with the reason, for health;
   * nothing where such repositories are listed, so that their sweep says what is wrong.
   */
  default List<String> missing() {
    return List.of();
  }

  /** What people should know of it though it works, for health; nothing as a rule. */
  default List<String> remarks() {
    return List.of();
  }

  /**
   * @param pullRequests what changed, oldest first
   * @param next where the next page, or with no more pages the next traversal, goes on
   * @param more whether there is a next page in this traversal
   */
  record Page(List<PullRequest> pullRequests, String next, boolean more) {}

  /**
   * @param branches every branch that was shown
   * @param atOnce whether they were read at one moment (one page), so that absence is proven
   */
  record BranchList(List<Branch> branches, boolean atOnce) {}
}

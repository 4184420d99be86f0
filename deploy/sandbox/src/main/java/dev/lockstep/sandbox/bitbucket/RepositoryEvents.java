package dev.lockstep.sandbox.bitbucket;

import org.jspecify.annotations.Nullable;

/** Hears what happens in repositories, to send webhooks of it. */
public interface RepositoryEvents {

  /** A branch came, moved or went. */
  void pushed(
      Repository repository, @Nullable Branch before, @Nullable Branch after, Account actor);

  /** A tag was set or deleted. */
  void tagged(Repository repository, String tag, String hash, boolean exists, Account actor);

  /** Something happened to a pull request; the request is as it is after it. */
  void pullRequest(Repository repository, PullRequest request, Happened what, Account actor);

  /** What can happen to a pull request. */
  enum Happened {
    OPENED,
    PUSHED,
    EDITED,
    REVIEWERS_CHANGED,
    APPROVED,
    CHANGES_REQUESTED,
    APPROVAL_WITHDRAWN,
    MERGED,
    DECLINED,
    DELETED
  }
}

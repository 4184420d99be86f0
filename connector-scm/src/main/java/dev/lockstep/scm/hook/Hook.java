package dev.lockstep.scm.hook;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.PullRequest;
import java.util.Set;

/** What a genuine webhook says. */
public sealed interface Hook {

  /**
   * A pull request with its update time: good to publish as it is, since consumers compare
   * versions.
   *
   * @param pullRequest as it was when the hook was sent
   */
  record PullRequestSeen(PullRequest pullRequest) implements Hook {}

  /**
   * Branches moved, appeared or vanished: a hint to read them.
   *
   * @param repository where
   * @param branches which
   * @param event the host's name of the event
   */
  record BranchesTouched(RepositoryRef repository, Set<String> branches, String event)
      implements Hook {}

  /**
   * Nothing that matters here.
   *
   * @param reason for metrics: a few fixed words
   */
  record Ignored(String reason) implements Hook {}
}

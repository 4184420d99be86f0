package dev.lockstep.scm.hook;

import dev.lockstep.contract.Event;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Naming;
import dev.lockstep.scm.port.PullRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** One thing that a genuine webhook says; a webhook may say several. */
public sealed interface Hook {

  /**
   * A pull request with its update time, in a signed body: good to publish as it is, since
   * consumers compare versions.
   *
   * @param pullRequest as it was when the hook was sent
   */
  record PullRequestSeen(PullRequest pullRequest) implements Hook {}

  /**
   * Other facts with their versions, in a signed body: good to publish as they are.
   *
   * @param repository where they are from
   * @param feed the {@linkplain dev.lockstep.scm.port.Feed#scope() feed} that would tell the same;
   *     it does not tell them again
   * @param events makes them, once it is known what names a work item
   */
  record Facts(RepositoryRef repository, String feed, Function<Naming, List<Event>> events)
      implements Hook {}

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
   * A pull request changed: a hint to read it.
   *
   * @param repository where
   * @param number which
   * @param event the host's name of the event
   */
  record PullRequestTouched(RepositoryRef repository, long number, String event) implements Hook {}

  /**
   * Something of a repository changed: a hint to sweep it soon.
   *
   * @param repository which
   */
  record RepositoryTouched(RepositoryRef repository) implements Hook {}

  /**
   * Something of the owner as a whole changed: a hint to read this feed soon.
   *
   * @param source {@linkplain dev.lockstep.scm.port.CodeHost#source() whose} feed
   * @param feed its {@linkplain dev.lockstep.scm.port.Feed#scope() scope}
   */
  record FeedTouched(String source, String feed) implements Hook {}

  /**
   * Nothing that matters here.
   *
   * @param reason for metrics: a few fixed words
   */
  record Ignored(String reason) implements Hook {}
}

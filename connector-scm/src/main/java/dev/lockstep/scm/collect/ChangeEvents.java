package dev.lockstep.scm.collect;

import dev.lockstep.connector.Observed;
import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.EpochMicros;
import dev.lockstep.contract.EventIds;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.Branch;
import dev.lockstep.scm.port.PullRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was seen on a code host as events, with the work items it names. */
public final class ChangeEvents {

  /** CloudEvents source of everything this service publishes. */
  public static final String SOURCE = "/connector-scm";

  private ChangeEvents() {}

  /** A pull request as it was seen, with the work items it names. */
  public static PullRequestChanged pullRequest(PullRequest seen, Projects projects) {
    return new PullRequestChanged(
        seen.repository(),
        seen.number(),
        seen.title(),
        seen.state(),
        seen.nativeState(),
        seen.sourceBranch(),
        seen.targetBranch(),
        seen.headCommit(),
        seen.author(),
        seen.mergeCommit(),
        seen.reviews(),
        seen.mergedAt(),
        seen.url(),
        mentions(seen, projects),
        EpochMicros.of(seen.updated()),
        seen.updated(),
        seen.actor());
  }

  /** A hook tells who changed it and a sweep does not: that alone is no other content. */
  static Observed observed(PullRequestChanged event) {
    return new Observed(
        event.orderKey(), event.version(), EventIds.derive("", event.anonymous()), before -> event);
  }

  /** What the host links comes first; else it is what people wrote. */
  private static List<KeyMention> mentions(PullRequest seen, Projects projects) {
    List<KeyMention> written =
        projects.mentions(
            Map.of(
                Evidence.BRANCH, seen.sourceBranch(),
                Evidence.TITLE, seen.title(),
                Evidence.BODY, seen.description()));
    return Stream.concat(
            seen.links().stream().sorted().map(key -> new KeyMention(key, Evidence.LINK)),
            written.stream().filter(mention -> !seen.links().contains(mention.key())))
        .toList();
  }

  static BranchChanged branch(
      RepositoryRef repository, Branch seen, Projects projects, Instant readAt) {
    return branch(repository, seen.name(), seen.head(), seen.url(), projects, readAt);
  }

  static BranchChanged vanished(
      RepositoryRef repository, String name, Projects projects, Instant readAt) {
    return branch(repository, name, null, null, projects, readAt);
  }

  static List<KeyMention> mentions(String branch, Projects projects) {
    return projects.mentions(Map.of(Evidence.BRANCH, branch));
  }

  private static BranchChanged branch(
      RepositoryRef repository,
      String name,
      @Nullable String head,
      @Nullable String url,
      Projects projects,
      Instant readAt) {
    return new BranchChanged(
        repository,
        name,
        head != null,
        head,
        url,
        mentions(name, projects),
        readAt.toEpochMilli(),
        readAt);
  }
}

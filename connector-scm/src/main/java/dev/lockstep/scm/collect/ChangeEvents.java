package dev.lockstep.scm.collect;

import dev.lockstep.connector.Observed;
import dev.lockstep.connector.Observed.Kept;
import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.EpochMicros;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.EventIds;
import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.PullRequestChanged.Review;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.scm.port.Branch;
import dev.lockstep.scm.port.PullRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was seen on a code host as events, with the work items it names. */
public final class ChangeEvents {

  /** CloudEvents source of everything this service publishes. */
  public static final String SOURCE = "/connector-scm";

  /** The fingerprint of a work item that is gone. */
  static final String GONE = "gone";

  /** Behind it a fingerprint holds what hooks may not show. */
  private static final String BESIDES = "/";

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

  /**
   * A hook tells who changed it and a sweep does not: that alone is no other content. What
   * reviewers say and what the host itself links follows in the fingerprint; where it is not told,
   * what was told before {@linkplain #after holds}.
   */
  public static Observed observed(PullRequestChanged event) {
    List<KeyMention> written =
        event.mentions().stream().filter(one -> one.evidence() != Evidence.LINK).toList();
    String content = EventIds.derive("", event.anonymous().reviewed(null).naming(written));
    return new Observed(
        event.orderKey(),
        event.version(),
        event.reviews() == null ? content : content + BESIDES + besides(event, event.reviews()),
        before -> event);
  }

  private static String besides(PullRequestChanged event, List<Review> reviews) {
    return Stream.concat(
            reviews.stream().map(review -> review.reviewer().id() + "=" + review.verdict()),
            event.mentions().stream()
                .filter(one -> one.evidence() == Evidence.LINK)
                .map(KeyMention::key))
        .collect(Collectors.joining(","));
  }

  /** The later one of two that were observed, with what the earlier tells if it does not. */
  static Observed after(Observed before, Observed now) {
    int besides = before.fingerprint().indexOf(BESIDES);
    return besides < 0 || now.fingerprint().contains(BESIDES)
        ? now
        : new Observed(
            now.entity(),
            now.version(),
            now.fingerprint() + before.fingerprint().substring(besides),
            now.kept(),
            now.tell());
  }

  /**
   * What a feed tells, or a hook in its place, as it is remembered. An item's history is remembered
   * beside the item, and only grows, so that its last entry says whether a page of it is known.
   */
  public static Observed remembered(Event event) {
    if (event instanceof HistoryPage history) {
      String last = history.entries().get(history.entries().size() - 1).id();
      return new Observed(event.orderKey() + "/history", event.version(), last, any -> event);
    }
    Observed seen = Observed.of(event);
    if (event instanceof WorkItemDeleted) {
      return new Observed(seen.entity(), seen.version(), GONE, any -> event);
    }
    return event instanceof WorkItemChanged changed
        ? new Observed(
            seen.entity(),
            seen.version(),
            seen.fingerprint(),
            new Kept(null, List.of(changed.item().key()), 0, false),
            seen.tell())
        : seen;
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

package dev.lockstep.scm.azuredevops;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged.Review;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.scm.rest.Answers;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pull requests of Azure DevOps in our words. */
final class PullRequests {

  private static final String BRANCH = "refs/heads/";

  private PullRequests() {}

  /**
   * One pull request. Its time is that of its closing or else of its opening: Azure DevOps keeps
   * none of what happens in between.
   *
   * @param text its whole description
   * @param links keys of the work items it is linked with
   * @param web where people open the repository
   */
  static PullRequest read(
      RepositoryRef repository, PullRequestJson json, String text, Set<String> links, String web) {
    Long number = json.pullRequestId();
    Instant created = Answers.time(json.creationDate()).orElse(null);
    String status = json.status();
    if (number == null || created == null || status == null || json.title() == null) {
      throw new Unavailable("a pull request without pullRequestId, title, status or creationDate");
    }
    State state = state(json, status);
    Instant closed = Answers.time(json.closedDate()).orElse(null);
    boolean merged = state == State.MERGED;
    return new PullRequest(
        repository,
        number,
        json.title(),
        text,
        state,
        status,
        branch(json.sourceRefName()),
        branch(json.targetRefName()),
        commit(json.lastMergeSourceCommit()),
        person(json.createdBy()),
        merged ? commit(json.lastMergeCommit()) : null,
        merged ? closed : null,
        reviews(json.reviewers()),
        links,
        web + "/pullrequest/" + number,
        closed == null ? created : closed,
        null);
  }

  /** Completed is what somebody asked for; merged it is once the merge succeeded. */
  private static State state(PullRequestJson json, String status) {
    return switch (status) {
      case "active" -> Boolean.TRUE.equals(json.isDraft()) ? State.DRAFT : State.OPEN;
      case "completed" -> "succeeded".equals(json.mergeStatus()) ? State.MERGED : State.UNKNOWN;
      case "abandoned" -> State.DECLINED;
      default -> State.UNKNOWN;
    };
  }

  private static List<Review> reviews(@Nullable List<@Nullable IdentityJson> reviewers) {
    return (reviewers == null ? List.<IdentityJson>of() : reviewers)
        .stream()
            .filter(reviewer -> reviewer != null && reviewer.id() != null)
            .map(reviewer -> new Review(require(person(reviewer)), verdict(reviewer.vote())))
            .sorted(Comparator.comparing(review -> review.reviewer().id()))
            .toList();
  }

  private static Person require(@Nullable Person person) {
    return java.util.Objects.requireNonNull(person, "it has an id");
  }

  /**
   * 10 approved, 5 approved with suggestions, 0 none yet, -5 waits for the author, -10 rejected.
   */
  static Verdict verdict(@Nullable Integer vote) {
    int value = vote == null ? 0 : vote;
    if (value > 0) {
      return Verdict.APPROVED;
    }
    return value < 0 ? Verdict.CHANGES_REQUESTED : Verdict.REQUESTED;
  }

  /** A name without {@code refs/heads/}. */
  static String branch(@Nullable String ref) {
    if (ref == null) {
      return "";
    }
    return ref.startsWith(BRANCH) ? ref.substring(BRANCH.length()) : ref;
  }

  private static @Nullable String commit(@Nullable CommitJson commit) {
    return commit == null ? null : commit.commitId();
  }

  static @Nullable Person person(@Nullable IdentityJson who) {
    if (who == null || who.id() == null) {
      return null;
    }
    return new Person(who.id(), who.displayName() == null ? "" : who.displayName());
  }
}

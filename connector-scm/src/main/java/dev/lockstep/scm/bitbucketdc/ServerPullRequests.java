package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged.Review;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.scm.rest.Answers;
import java.net.URI;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pull requests of Bitbucket Data Center in our words; the same for hooks and for pages, so that
 * both agree. Hooks carry no links, so addresses are made from where people open the host.
 *
 * @param base where people open it
 */
record ServerPullRequests(URI base) {

  /** What Bitbucket has no word for, since it shows such a one no more. */
  static final String DELETED = "DELETED";

  private static final String HEADS = "refs/heads/";

  /** Empty when something is missing without which there is no pull request. */
  Optional<PullRequest> read(
      RepositoryRef repository, PullRequestJson json, @Nullable UserJson actor) {
    Long number = json.id();
    Optional<Instant> updated = time(json.updatedDate());
    if (number == null || updated.isEmpty() || json.state() == null || json.title() == null) {
      return Optional.empty();
    }
    State state = state(json.state(), Boolean.TRUE.equals(json.draft()));
    return Optional.of(
        new PullRequest(
            repository,
            number,
            json.title(),
            Answers.text(json.description()),
            state,
            json.state(),
            branch(json.fromRef()),
            branch(json.toRef()),
            json.fromRef() == null ? null : json.fromRef().latestCommit(),
            json.author() == null ? null : person(json.author().user()),
            mergeCommit(json.properties()),
            state == State.MERGED ? time(json.closedDate()).orElse(null) : null,
            reviews(json.reviewers()),
            Set.of(),
            url(repository, "/pull-requests/" + number),
            updated.get(),
            person(actor)));
  }

  /** The same as it was last, deleted since: later than all that was known of it. */
  static PullRequest deleted(PullRequest last) {
    return new PullRequest(
        last.repository(),
        last.number(),
        last.title(),
        last.description(),
        State.DECLINED,
        DELETED,
        last.sourceBranch(),
        last.targetBranch(),
        last.headCommit(),
        last.author(),
        last.mergeCommit(),
        null,
        last.reviews(),
        last.links(),
        last.url(),
        last.updated().plusMillis(1),
        last.actor());
  }

  static State state(String nativeState, boolean draft) {
    return switch (nativeState) {
      case "OPEN" -> draft ? State.DRAFT : State.OPEN;
      case "MERGED" -> State.MERGED;
      case "DECLINED" -> State.DECLINED;
      default -> State.UNKNOWN;
    };
  }

  /** Where a person opens something of a repository. */
  String url(RepositoryRef repository, String path) {
    return base + "/projects/" + repository.owner() + "/repos/" + repository.name() + path;
  }

  static @Nullable Person person(@Nullable UserJson user) {
    return user == null || user.name() == null
        ? null
        : new Person(user.name(), Answers.text(user.displayName()));
  }

  private static Optional<Instant> time(@Nullable JsonNode millis) {
    return millis == null || !millis.isIntegralNumber() || !millis.canConvertToLong()
        ? Optional.empty()
        : Answers.time(millis.asLong());
  }

  private static String branch(@Nullable RefJson ref) {
    String id = ref == null ? "" : Answers.text(ref.id());
    return id.startsWith(HEADS) ? id.substring(HEADS.length()) : id;
  }

  private static @Nullable String mergeCommit(@Nullable PropertiesJson properties) {
    return properties == null || properties.mergeCommit() == null
        ? null
        : properties.mergeCommit().id();
  }

  private static List<Review> reviews(@Nullable List<ParticipantJson> reviewers) {
    return Stream.ofNullable(reviewers)
        .flatMap(List::stream)
        .flatMap(one -> review(one).stream())
        .sorted(Comparator.comparing(review -> review.reviewer().id()))
        .toList();
  }

  private static Optional<Review> review(@Nullable ParticipantJson one) {
    Person person = one == null ? null : person(one.user());
    return person == null
        ? Optional.empty()
        : Optional.of(new Review(person, verdict(Answers.text(one.status()))));
  }

  private static Verdict verdict(String status) {
    return switch (status) {
      case "APPROVED" -> Verdict.APPROVED;
      case "NEEDS_WORK" -> Verdict.CHANGES_REQUESTED;
      default -> Verdict.REQUESTED;
    };
  }
}

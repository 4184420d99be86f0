package dev.lockstep.scm.bitbucket;

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
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bitbucket's pull requests in our words; the same for hooks and for pages, so that both agree. */
final class PullRequests {

  private PullRequests() {}

  /** Empty when something is missing without which there is no pull request. */
  static Optional<PullRequest> read(
      RepositoryRef repository, PullRequestJson json, @Nullable AccountJson actor) {
    Long number = json.id();
    Optional<Instant> updated = Answers.time(json.updatedOn());
    if (number == null || updated.isEmpty() || json.state() == null || json.title() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new PullRequest(
            repository,
            number,
            json.title(),
            Answers.text(json.description()),
            state(json.state(), Boolean.TRUE.equals(json.draft())),
            json.state(),
            branch(json.source()),
            branch(json.destination()),
            json.source() == null ? null : hash(json.source().commit()),
            person(json.author()),
            hash(json.mergeCommit()),
            null,
            reviews(json.participants()),
            Set.of(),
            url(repository, number, json.links()),
            updated.get(),
            person(actor)));
  }

  static State state(String nativeState, boolean draft) {
    return switch (nativeState) {
      case "OPEN" -> draft ? State.DRAFT : State.OPEN;
      case "MERGED" -> State.MERGED;
      case "DECLINED", "SUPERSEDED" -> State.DECLINED;
      default -> State.UNKNOWN;
    };
  }

  /** The source is gone when its fork was deleted. */
  private static String branch(@Nullable SideJson side) {
    return side == null || side.branch() == null ? "" : Answers.text(side.branch().name());
  }

  private static @Nullable String hash(@Nullable CommitJson commit) {
    return commit == null ? null : commit.hash();
  }

  private static List<Review> reviews(@Nullable List<ParticipantJson> participants) {
    return Stream.ofNullable(participants)
        .flatMap(List::stream)
        .flatMap(one -> review(one).stream())
        .sorted(Comparator.comparing(review -> review.reviewer().id()))
        .toList();
  }

  /** Who only wrote a comment is no reviewer. */
  private static Optional<Review> review(@Nullable ParticipantJson one) {
    Person person = one == null ? null : person(one.user());
    if (one == null || person == null) {
      return Optional.empty();
    }
    return switch (Answers.text(one.state())) {
      case "approved" -> Optional.of(new Review(person, Verdict.APPROVED));
      case "changes_requested" -> Optional.of(new Review(person, Verdict.CHANGES_REQUESTED));
      default ->
          "REVIEWER".equals(one.role())
              ? Optional.of(new Review(person, Verdict.REQUESTED))
              : Optional.empty();
    };
  }

  static @Nullable Person person(@Nullable AccountJson account) {
    if (account == null) {
      return null;
    }
    String id = account.accountId() == null ? account.uuid() : account.accountId();
    return id == null ? null : new Person(id, Answers.text(account.displayName()));
  }

  private static String url(RepositoryRef repository, long number, @Nullable LinksJson links) {
    String href = href(links);
    return href == null
        ? "https://bitbucket.org/"
            + repository.owner()
            + "/"
            + repository.name()
            + "/pull-requests/"
            + number
        : href;
  }

  static @Nullable String href(@Nullable LinksJson links) {
    return links == null || links.html() == null ? null : links.html().href();
  }
}

package dev.lockstep.scm.github;

import dev.lockstep.connector.UpstreamException;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged.Review;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.PullRequestChanged.Verdict;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.github.PullNodeJson.ClosedNodeJson;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.scm.rest.Answers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** GitHub's pull requests in our words; hooks and answers agree. */
final class PullRequests {

  /** Of longer texts only the beginning is looked at for keys. */
  private static final int LONGEST_BODY = 10_000;

  private PullRequests() {}

  /** As GraphQL shows it. */
  static PullRequest read(RepositoryRef repository, PullNodeJson json) {
    if (json.number() == null
        || json.title() == null
        || json.state() == null
        || json.headRefName() == null
        || json.url() == null) {
      throw new UpstreamException.Unavailable(
          "a pull request without number, title, state, headRefName or url");
    }
    return new PullRequest(
        repository,
        json.number(),
        json.title(),
        cut(json.body()),
        state(json.state(), Boolean.TRUE.equals(json.isDraft())),
        json.state(),
        json.headRefName(),
        Answers.text(json.baseRefName()),
        json.headRefOid(),
        PersonJson.person(json.author()),
        json.mergeCommit() == null ? null : json.mergeCommit().oid(),
        Answers.time(json.mergedAt()).orElse(null),
        reviews(json),
        closed(json),
        json.url(),
        Times.needed("a pull request's updatedAt", json.updatedAt()),
        null);
  }

  /**
   * As a hook shows it: with those who are asked for a review and without what was answered; empty
   * when something is missing without which there is no pull request.
   *
   * @param fresh whether it was just opened, so that nobody can have answered yet
   */
  static Optional<PullRequest> read(
      RepositoryRef repository, PullJson json, boolean fresh, @Nullable PersonJson sender) {
    if (json.number() == null
        || json.title() == null
        || json.state() == null
        || json.url() == null
        || json.head() == null
        || json.head().ref() == null
        || Answers.time(json.updatedAt()).isEmpty()) {
      return Optional.empty();
    }
    boolean merged = json.mergedAt() != null || Boolean.TRUE.equals(json.merged());
    String nativeState = merged ? "MERGED" : json.state().toUpperCase(Locale.ROOT);
    return Optional.of(
        new PullRequest(
            repository,
            json.number(),
            json.title(),
            cut(json.body()),
            state(nativeState, Boolean.TRUE.equals(json.draft())),
            nativeState,
            json.head().ref(),
            json.base() == null ? "" : Answers.text(json.base().ref()),
            json.head().sha(),
            PersonJson.person(json.user()),
            merged ? json.mergeCommitSha() : null,
            Answers.time(json.mergedAt()).orElse(null),
            fresh ? requested(json) : null,
            Set.of(),
            json.url(),
            Answers.time(json.updatedAt()).orElseThrow(),
            PersonJson.person(sender)));
  }

  static State state(String nativeState, boolean draft) {
    return switch (nativeState) {
      case "OPEN" -> draft ? State.DRAFT : State.OPEN;
      case "MERGED" -> State.MERGED;
      case "CLOSED" -> State.DECLINED;
      default -> State.UNKNOWN;
    };
  }

  /** The issues that its merge closes, as it says or as somebody linked them. */
  private static Set<String> closed(PullNodeJson json) {
    Set<String> keys = new TreeSet<>();
    if (json.closingIssuesReferences() != null) {
      for (ClosedNodeJson issue : json.closingIssuesReferences().shown()) {
        if (issue.number() != null && issue.repository() != null) {
          keys.add(Issues.key(GitHub.ref(issue.repository().nameWithOwner()), issue.number()));
        }
      }
    }
    return keys;
  }

  /** Who was asked again has not answered yet, whatever was said before. */
  private static List<Review> reviews(PullNodeJson json) {
    Map<String, Review> reviews = new TreeMap<>();
    if (json.latestOpinionatedReviews() != null) {
      json.latestOpinionatedReviews()
          .shown()
          .forEach(one -> put(reviews, PersonJson.person(one.author()), verdict(one.state())));
    }
    if (json.reviewRequests() != null) {
      json.reviewRequests()
          .shown()
          .forEach(
              one -> put(reviews, PersonJson.person(one.requestedReviewer()), Verdict.REQUESTED));
    }
    return List.copyOf(reviews.values());
  }

  private static List<Review> requested(PullJson json) {
    Map<String, Review> reviews = new TreeMap<>();
    for (List<@Nullable PersonJson> asked :
        List.of(json.requestedReviewersOrNone(), json.requestedTeamsOrNone())) {
      asked.forEach(one -> put(reviews, PersonJson.person(one), Verdict.REQUESTED));
    }
    return List.copyOf(reviews.values());
  }

  private static void put(Map<String, Review> reviews, @Nullable Person person, Verdict verdict) {
    if (person != null) {
      reviews.put(person.id(), new Review(person, verdict));
    }
  }

  private static Verdict verdict(@Nullable String state) {
    return switch (Answers.text(state)) {
      case "APPROVED" -> Verdict.APPROVED;
      case "CHANGES_REQUESTED" -> Verdict.CHANGES_REQUESTED;
      default -> Verdict.COMMENTED;
    };
  }

  private static String cut(@Nullable String body) {
    String text = Answers.text(body);
    return text.length() > LONGEST_BODY ? text.substring(0, LONGEST_BODY) : text;
  }
}

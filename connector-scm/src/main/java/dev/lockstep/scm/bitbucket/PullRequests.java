package dev.lockstep.scm.bitbucket;

import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.port.PullRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bitbucket's pull requests in our words; the same for hooks and for pages, so that both agree. */
final class PullRequests {

  private PullRequests() {}

  /** Empty when something is missing without which there is no pull request. */
  static Optional<PullRequest> read(
      RepositoryRef repository, PullRequestJson json, @Nullable AccountJson actor) {
    Long number = json.id();
    Optional<Instant> updated = time(json.updatedOn());
    if (number == null || updated.isEmpty() || json.state() == null || json.title() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new PullRequest(
            repository,
            number,
            json.title(),
            text(json.description()),
            state(json.state(), Boolean.TRUE.equals(json.draft())),
            json.state(),
            branch(json.source()),
            branch(json.destination()),
            null,
            person(json.author()),
            null,
            null,
            List.of(),
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

  /** Years have four digits, so that an event's version, in microseconds, has room. */
  private static Optional<Instant> time(@Nullable String text) {
    try {
      return Optional.ofNullable(text)
          .map(OffsetDateTime::parse)
          .filter(time -> time.getYear() >= 0 && time.getYear() <= 9999)
          .map(OffsetDateTime::toInstant);
    } catch (DateTimeException malformed) {
      return Optional.empty();
    }
  }

  /** The source is gone when its fork was deleted. */
  private static String branch(@Nullable SideJson side) {
    return side == null || side.branch() == null ? "" : text(side.branch().name());
  }

  private static @Nullable Person person(@Nullable AccountJson account) {
    if (account == null) {
      return null;
    }
    String id = account.accountId() == null ? account.uuid() : account.accountId();
    return id == null ? null : new Person(id, text(account.displayName()));
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

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}

package dev.lockstep.scm.bitbucketdc;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.contract.Event;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.PullRequestChanged.State;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.scm.bitbucketdc.PullRequestCensus.Open;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.Naming;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.scm.rest.Answers;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Pull requests that were deleted without a webhook that told it: those that were open are counted
 * now and then, and who is missing is looked for by number. One that is not there in two looks in a
 * row is told as declined; its version is the moment before the last look, which is later than all
 * that was told of it.
 */
final class DeletedFeed implements Feed {

  private static final int MOST_LOOKS = 50;

  private final RepositoryRef repository;
  private final BitbucketServer host;
  private final Duration interval;
  private final Clock clock;

  /**
   * @param interval between two counts
   */
  DeletedFeed(RepositoryRef repository, BitbucketServer host, Duration interval, Clock clock) {
    this.repository = repository;
    this.host = host;
    this.interval = interval;
    this.clock = clock;
  }

  @Override
  public String scope() {
    return repository + "#deleted";
  }

  @Override
  public Uni<Page> since(Optional<String> cursor, Naming naming) {
    PullRequestCensus before = PullRequestCensus.parse(cursor);
    Instant now = clock.instant();
    if (!before.isDue(now, interval)) {
      return Uni.createFrom().item(new Page(List.of(), before.text(), false));
    }
    return open(new ArrayList<>(), 0)
        .chain(
            listed ->
                look(before.missing(listed))
                    .map(looked -> page(before, now, listed, looked, naming)));
  }

  private Uni<List<Open>> open(List<Open> before, long start) {
    return host.open(repository, start)
        .chain(
            page -> {
              page.pullRequests().forEach(one -> before.add(Open.of(one)));
              return page.next() == null
                  ? Uni.createFrom().item(before)
                  : open(before, page.next());
            });
  }

  /**
   * Those that are to be kept of what no list showed: open after all, since lists move while they
   * are read, or not there.
   */
  private Uni<List<Open>> look(List<Open> missing) {
    List<Open> later = missing.subList(Math.min(MOST_LOOKS, missing.size()), missing.size());
    return Multi.createFrom()
        .iterable(missing)
        .select()
        .first(MOST_LOOKS)
        .onItem()
        .transformToUniAndConcatenate(this::look)
        .collect()
        .asList()
        .map(
            looked -> {
              List<Open> kept = new ArrayList<>(later);
              looked.forEach(one -> one.ifPresent(kept::add));
              return kept;
            });
  }

  private Uni<Optional<Open>> look(Open missing) {
    return host.pullRequest(repository, missing.number())
        .map(there -> isOpen(there) ? Optional.of(Open.of(there)) : Optional.<Open>empty())
        .onFailure(NotFound.class)
        .recoverWithItem(() -> Optional.of(missing.missedAgain()));
  }

  private static boolean isOpen(PullRequest there) {
    return there.state() == State.OPEN || there.state() == State.DRAFT;
  }

  private Page page(
      PullRequestCensus before, Instant now, List<Open> listed, List<Open> looked, Naming naming) {
    List<Open> deleted = before.deleted(looked);
    return new Page(
        deleted.stream().<Event>map(one -> told(one, now, naming)).toList(),
        PullRequestCensus.of(now, listed, looked, deleted).text(),
        false);
  }

  private PullRequestChanged told(Open last, Instant at, Naming naming) {
    return new PullRequestChanged(
        repository,
        last.number(),
        last.title(),
        State.DECLINED,
        ServerPullRequests.DELETED,
        last.source(),
        last.target(),
        null,
        last.authorId() == null
            ? null
            : new Person(last.authorId(), Answers.text(last.authorName())),
        null,
        List.of(),
        null,
        host.url(repository, last.number()),
        naming.in(Map.of(Evidence.BRANCH, last.source(), Evidence.TITLE, last.title())),
        TimeUnit.MILLISECONDS.toMicros(at.toEpochMilli()),
        at,
        null);
  }
}

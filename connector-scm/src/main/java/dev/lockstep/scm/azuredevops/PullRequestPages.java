package dev.lockstep.scm.azuredevops;

import dev.lockstep.scm.azuredevops.PullRequestCursor.Phase;
import dev.lockstep.scm.port.CodeHost.Page;
import dev.lockstep.scm.port.PullRequest;
import dev.lockstep.scm.rest.Answers;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pages through the pull requests of a repository, as {@link PullRequestCursor} says. */
final class PullRequestPages {

  private static final int MOST = 100;
  private static final int TOP = MOST + 1;

  /** Among more than a page within this many milliseconds the list's own paging has to do. */
  private static final long MOMENT = 2;

  private final AzureDevOpsClient client;
  private final PullRequestDetails details;
  private final Duration overlap;

  PullRequestPages(AzureDevOpsClient client, PullRequestDetails details, Duration overlap) {
    this.client = client;
    this.details = details;
    this.overlap = overlap;
  }

  Uni<Page> page(Place place, Optional<String> saved, Instant now) {
    return window(place, PullRequestCursor.parse(saved, now, overlap), null);
  }

  /**
   * Reads a window; one that holds too much is halved.
   *
   * @param crowdedTo where what was too much ended, once something was
   */
  private Uni<Page> window(Place place, PullRequestCursor cursor, @Nullable Instant crowdedTo) {
    Optional<Instant> to = cursor.to();
    return ask(place, cursor, to.orElse(null), 0)
        .chain(
            found -> {
              if (found.size() <= MOST) {
                return to.isPresent() && found.isEmpty()
                    ? window(
                        place,
                        cursor.onward(to.get(), empty(cursor, to.get(), crowdedTo)),
                        crowdedTo)
                    : page(place, cursor, to, found);
              }
              Instant newest = newest(found, cursor.phase());
              long half = millis(cursor.from(), newest) / 2;
              return half < MOMENT
                  ? moment(place, cursor, found)
                  : window(place, cursor.wide(half), newest);
            });
  }

  /** How wide to go on after an empty window: half of what is known to be crowded, else twice. */
  private static long empty(PullRequestCursor cursor, Instant to, @Nullable Instant crowdedTo) {
    return crowdedTo == null ? cursor.step() * 2 : millis(to, crowdedTo) / 2;
  }

  private static long millis(Instant from, Instant to) {
    return Duration.between(from, to).toMillis();
  }

  private Uni<Page> moment(Place place, PullRequestCursor cursor, List<PullRequestJson> first) {
    Instant to = cursor.from().plusMillis(2 * MOMENT);
    return ask(place, cursor, to, 0)
        .chain(found -> more(place, cursor, to, new ArrayList<>(found), found.size()))
        .chain(all -> page(place, cursor, Optional.of(to), all));
  }

  private Uni<List<PullRequestJson>> more(
      Place place, PullRequestCursor cursor, Instant to, List<PullRequestJson> before, int last) {
    return last < TOP
        ? Uni.createFrom().item(before)
        : ask(place, cursor, to, before.size())
            .chain(
                next -> {
                  before.addAll(next);
                  return more(place, cursor, to, before, next.size());
                });
  }

  private Uni<Page> page(
      Place place, PullRequestCursor cursor, Optional<Instant> to, List<PullRequestJson> found) {
    boolean thorough = cursor.phase() != Phase.ALL;
    return details
        .complete(place, found, thorough)
        .map(
            all -> {
              List<PullRequest> sorted =
                  all.stream()
                      .sorted(
                          Comparator.comparing(PullRequest::updated)
                              .thenComparing(PullRequest::number))
                      .toList();
              Optional<PullRequestCursor> next =
                  to.map(end -> cursor.onward(end, cursor.step() * 2)).or(cursor::afterwards);
              return next.map(more -> new Page(sorted, more.text(), true))
                  .orElseGet(() -> new Page(sorted, cursor.saved(overlap), false));
            });
  }

  private Uni<List<PullRequestJson>> ask(
      Place place, PullRequestCursor cursor, @Nullable Instant to, int skip) {
    Phase phase = cursor.phase();
    return client
        .read(
            "/{project}/_apis/git/repositories/{repository}/pullrequests",
            () ->
                client
                    .git()
                    .pullRequests(
                        place.project(),
                        place.repository(),
                        phase.status,
                        phase.range,
                        cursor.from().toString(),
                        to == null ? null : to.toString(),
                        TOP,
                        skip))
        .map(page -> present(page.value()));
  }

  /** A list with holes says nothing of what fell out. */
  static <T> List<T> present(@Nullable List<@Nullable T> values) {
    List<T> all = new ArrayList<>();
    for (T value : Answers.listed(values)) {
      if (value != null) {
        all.add(value);
      }
    }
    return all;
  }

  private static Instant newest(List<PullRequestJson> found, Phase phase) {
    return found.stream()
        .map(one -> phase == Phase.CLOSED ? one.closedDate() : one.creationDate())
        .map(text -> Answers.time(text).orElse(Instant.EPOCH))
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }
}

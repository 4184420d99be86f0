package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.scm.port.PullRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where to go on in a list of pull requests that comes newest first, to tell them oldest first and
 * hold one page at a time: down page by page, noting where the server says each begins, until what
 * is old enough; then up again, telling each page from its end.
 *
 * <p>A pull request that is updated meanwhile moves to the front and all before it move back by
 * one, over the border between two pages. Pages are therefore read longer on the way up than on the
 * way down, so that each shows again some that were told last: that proves that nothing is between
 * them. Where none is shown again, the page before is read once more.
 *
 * @param since the latest update time of the last traversal, in epoch milliseconds; 0 on the first
 * @param latest the latest update time seen so far
 * @param length how long pages are on the way up
 * @param starts where pages begin, as the server said, on the way down
 * @param at which of them is to be read next; on the way down the last
 * @param up whether the way goes up
 * @param edge the newest of the page that was told last
 * @param within whether a traversal is under way
 */
@RegisterForReflection
record ListWalk(
    long since,
    long latest,
    int length,
    List<Long> starts,
    int at,
    boolean up,
    List<Seen> edge,
    boolean within) {

  /** The server's own limit for pull requests; those who set it lower are heard. */
  private static final int LONG = 100;

  /** What is new since the last time is few as a rule. */
  private static final int SHORT = 30;

  private static final int EDGE = 5;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A pull request in one version. */
  @RegisterForReflection
  record Seen(long number, long updated) {
    static Seen of(PullRequest seen) {
      return new Seen(seen.number(), seen.updated().toEpochMilli());
    }
  }

  ListWalk {
    starts = List.copyOf(starts);
    edge = List.copyOf(edge);
  }

  private static ListWalk begin(long since, long latest, int length) {
    return new ListWalk(since, latest, length, List.of(0L), 0, false, List.of(), true);
  }

  static ListWalk parse(Optional<String> cursor) {
    if (cursor.isEmpty()) {
      return begin(0, 0, LONG);
    }
    try {
      ListWalk saved = JSON.readValue(cursor.get(), ListWalk.class);
      return saved.within ? saved : begin(saved.since, saved.since, Math.min(SHORT, saved.length));
    } catch (JsonProcessingException foreign) {
      throw new IllegalArgumentException("not a cursor of this host", foreign);
    }
  }

  String text() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  long start() {
    return starts.get(at);
  }

  /** How many to ask for: a tenth less on the way down. */
  int limit() {
    return up ? length : length - Math.max(1, length / 10);
  }

  /** What is older was told before. */
  Instant from(Duration overlap) {
    Instant from = Instant.ofEpochMilli(since).minus(overlap);
    return from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from;
  }

  /** From the beginning, with pages as long as the server allows. */
  ListWalk shorter(int allowed) {
    return begin(since, latest, Math.max(2, allowed));
  }

  /** Further down. */
  ListWalk down(long nextStart) {
    List<Long> more = new ArrayList<>(starts);
    more.add(nextStart);
    return new ListWalk(since, latest, length, more, more.size() - 1, false, List.of(), true);
  }

  /**
   * How many of this page, newest first, are news on the way up: those before what was told last.
   * Empty when nothing of that is shown, so that something may be between.
   */
  Optional<Integer> joined(List<PullRequest> page) {
    if (!up || edge.isEmpty()) {
      return Optional.of(page.size());
    }
    for (int i = 0; i < page.size(); i++) {
      if (edge.contains(Seen.of(page.get(i)))) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** The page before, once more; where there is none the whole walk. */
  ListWalk again() {
    return at + 1 < starts.size()
        ? new ListWalk(since, latest, length, starts, at + 1, true, edge, true)
        : begin(since, latest, length);
  }

  /** After this page, newest first, was told. */
  ListWalk told(List<PullRequest> page) {
    long seen = latest;
    for (PullRequest one : page) {
      seen = Math.max(seen, one.updated().toEpochMilli());
    }
    if (at == 0) {
      return new ListWalk(seen, seen, length, List.of(0L), 0, false, List.of(), false);
    }
    List<Seen> newest = page.isEmpty() ? edge : page.stream().limit(EDGE).map(Seen::of).toList();
    return new ListWalk(since, seen, length, starts, at - 1, true, newest, true);
  }
}

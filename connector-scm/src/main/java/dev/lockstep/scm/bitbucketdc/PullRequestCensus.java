package dev.lockstep.scm.bitbucketdc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.connector.Brake;
import dev.lockstep.scm.port.PullRequest;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which pull requests of a repository were open when they were counted last, with what has to be
 * known to tell that one was deleted: then nobody shows it any more.
 *
 * @param at when, in epoch milliseconds
 */
@RegisterForReflection
record PullRequestCensus(long at, List<Open> open) {

  /** One look may be wrong for a reason that nobody thought of; two in a row are believed. */
  private static final int LOOKS = 2;

  /** So many at once that the brake stops them are believed after a day of looks each hour. */
  private static final int MANY_LOOKS = 24;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final PullRequestCensus NONE = new PullRequestCensus(0, List.of());

  /**
   * A pull request.
   *
   * @param authorId null where nobody tells
   * @param missed in how many looks in a row it was not there
   */
  @RegisterForReflection
  record Open(
      long number,
      String title,
      String source,
      String target,
      @Nullable String authorId,
      @Nullable String authorName,
      int missed) {

    static Open of(PullRequest seen) {
      return new Open(
          seen.number(),
          seen.title(),
          seen.sourceBranch(),
          seen.targetBranch(),
          seen.author() == null ? null : seen.author().id(),
          seen.author() == null ? null : seen.author().name(),
          0);
    }

    Open missedAgain() {
      return new Open(number, title, source, target, authorId, authorName, missed + 1);
    }
  }

  PullRequestCensus {
    open = List.copyOf(open);
  }

  static PullRequestCensus parse(Optional<String> cursor) {
    if (cursor.isEmpty()) {
      return NONE;
    }
    try {
      return JSON.readValue(cursor.get(), PullRequestCensus.class);
    } catch (JsonProcessingException foreign) {
      throw new IllegalArgumentException("not a cursor of this feed", foreign);
    }
  }

  String text() {
    try {
      return JSON.writeValueAsString(this);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  boolean isDue(Instant now, Duration interval) {
    return !Instant.ofEpochMilli(at).plus(interval).isAfter(now);
  }

  /** Those that are not among these. */
  List<Open> missing(List<Open> there) {
    Set<Long> numbers = Set.copyOf(there.stream().map(Open::number).toList());
    return open.stream().filter(one -> !numbers.contains(one.number())).toList();
  }

  /**
   * What was missed often enough to be told as deleted.
   *
   * @param doubtful those that are not shown any more
   */
  List<Open> deleted(List<Open> doubtful) {
    List<Open> found = doubtful.stream().filter(missed(LOOKS)).toList();
    return Brake.stops(found.size(), open.size())
        ? found.stream().filter(missed(MANY_LOOKS)).toList()
        : found;
  }

  private static Predicate<Open> missed(int looks) {
    return one -> one.missed() >= looks;
  }

  /** After these were found open, and those were not found but are not given up either. */
  static PullRequestCensus of(
      Instant now, List<Open> there, List<Open> doubtful, List<Open> deleted) {
    return new PullRequestCensus(
        now.toEpochMilli(),
        Stream.concat(there.stream(), doubtful.stream().filter(one -> !deleted.contains(one)))
            .toList());
  }
}

package dev.lockstep.scm.collect;

import dev.lockstep.connector.Brake;
import dev.lockstep.connector.ChangePublisher;
import dev.lockstep.connector.Observed;
import dev.lockstep.connector.Told;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.Feed.Census;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds work items that are gone without a word: looked for where a listing shows fewer than
 * before, and once a day. Only where it shows fewer than are known all are read; what is missing is
 * asked for by its key, and what is not there either is told to be deleted, unless it is too much
 * to be believed.
 */
@ApplicationScoped
public class TakeCensus {

  private static final Duration AGAIN = Duration.ofDays(1);

  private final ChangePublisher publisher;
  private final SweepBook book;
  private final Clock clock;
  private final Map<String, Looked> looked = new ConcurrentHashMap<>();

  /**
   * When it was looked last.
   *
   * @param count how many were listed since
   */
  private record Looked(long count, Instant at) {}

  /**
   * What one found.
   *
   * @param known how many work items were told and not told as deleted
   * @param missing how many of them are not among all that there are
   * @param deleted how many of those were told as deleted
   * @param waits whether so many are missing that none was before somebody accepts it
   */
  public record Taken(int known, int missing, int deleted, boolean waits) {}

  TakeCensus(ChangePublisher publisher, SweepBook book, Clock clock) {
    this.publisher = publisher;
    this.book = book;
    this.clock = clock;
  }

  /** Takes one if it is due; to be called when the feed was read to its end. */
  Uni<Void> take(Feed feed) {
    Census census = feed.census().orElse(null);
    OptionalLong listed = census == null ? OptionalLong.empty() : census.count();
    if (census == null || listed.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    String scope = feed.scope();
    long count = listed.getAsLong();
    if (!isDue(scope, count)) {
      looked.computeIfPresent(scope, (same, last) -> new Looked(count, last.at()));
      return Uni.createFrom().voidItem();
    }
    return told(scope)
        .chain(
            items ->
                // Then what is known cannot be more either, and nobody has to read it.
                items.size() <= count
                    ? Uni.createFrom().item(Map.<WorkItemRef, String>of())
                    : known(scope, items))
        .chain(
            known ->
                known.size() <= count
                    ? Uni.createFrom().item(concluded(scope, known.size(), 0, 0))
                    : compare(scope, census, known, OptionalInt.empty()))
        .invoke(taken -> looked.put(scope, new Looked(count, clock.instant())))
        .replaceWithVoid();
  }

  /**
   * Takes one now, whatever was listed.
   *
   * @param accepted how many missing ones are to be believed where they are too many
   */
  public Uni<Taken> take(Feed feed, Census census, OptionalInt accepted) {
    String scope = feed.scope();
    return told(scope)
        .chain(items -> known(scope, items))
        .chain(known -> compare(scope, census, known, accepted));
  }

  private boolean isDue(String scope, long count) {
    Looked last = looked.get(scope);
    return last == null
        || count < last.count()
        || !last.at().plus(AGAIN).isAfter(clock.instant())
        || book.failure(scope).isPresent();
  }

  /** Every work item that was ever told. */
  private Uni<List<String>> told(String scope) {
    return publisher
        .published(scope)
        .map(entities -> entities.stream().filter(TakeCensus::isItem).toList());
  }

  /** The keys of those among them that were not told as deleted. */
  private Uni<Map<WorkItemRef, String>> known(String scope, List<String> items) {
    return publisher.told(scope, items).map(TakeCensus::there);
  }

  /** What hangs at an item has its reference and more. */
  private static boolean isItem(String entity) {
    return entity.chars().filter(c -> c == '/').count() == 2;
  }

  private static Map<WorkItemRef, String> there(Map<String, Told> told) {
    Map<WorkItemRef, String> there = new HashMap<>();
    told.forEach(
        (entity, last) -> {
          if (!last.fingerprint().equals(ChangeEvents.GONE) && !last.names().isEmpty()) {
            there.put(WorkItemRef.parse(entity), last.names().get(0));
          }
        });
    return there;
  }

  private Uni<Taken> compare(
      String scope, Census census, Map<WorkItemRef, String> known, OptionalInt accepted) {
    return census
        .all()
        .chain(
            all -> {
              Map<WorkItemRef, String> missing = new HashMap<>(known);
              missing.keySet().removeAll(all);
              boolean believed = accepted.isPresent() && accepted.getAsInt() == missing.size();
              return !believed && Brake.stops(missing.size(), known.size())
                  ? Uni.createFrom().item(waiting(scope, known.size(), missing.size()))
                  : prove(scope, census, known.size(), missing);
            });
  }

  private Taken waiting(String scope, int known, int missing) {
    book.failed(
        scope,
        new Rejected(
            200,
            missing
                + " of "
                + known
                + " known work items are missing, too many to be believed: none is told as deleted"
                + " before somebody accepts it"));
    return new Taken(known, missing, 0, true);
  }

  private Uni<Taken> prove(
      String scope, Census census, int known, Map<WorkItemRef, String> missing) {
    Instant now = clock.instant();
    return (missing.isEmpty() ? Uni.createFrom().item(Set.<WorkItemRef>of()) : census.gone(missing))
        .chain(
            gone ->
                publisher.publishNew(
                    scope, ChangeEvents.SOURCE, event -> Origin.LIVE, told(gone, missing, now)))
        .map(deleted -> concluded(scope, known, missing.size(), deleted));
  }

  private Taken concluded(String scope, int known, int missing, int deleted) {
    book.succeeded(scope, "census");
    if (missing > 0) {
      Log.infof(
          "census taken scope=%s known=%d missing=%d deleted=%d", scope, known, missing, deleted);
    }
    return new Taken(known, missing, deleted, false);
  }

  private static List<Observed> told(
      Set<WorkItemRef> gone, Map<WorkItemRef, String> missing, Instant now) {
    return gone.stream()
        .map(
            item ->
                ChangeEvents.remembered(
                    new WorkItemDeleted(
                        item,
                        missing.get(item),
                        "It is not among all items that there are, and not found by its key.",
                        now.toEpochMilli(),
                        now)))
        .toList();
  }
}

package dev.lockstep.scm.collect;

import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.scm.collect.RepositoryStore.Known;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.port.Repository;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells which repositories are in scope: an entry when one comes, is renamed or goes. The slug is
 * the entry's id and key, as it is the repository's name in every reference.
 */
@ApplicationScoped
public class RepositoryDirectory {

  /** A host that did not answer is asked again after this long, if the interval is longer. */
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(10);

  /** Bitbucket Cloud's for one user's token; no other host has less. */
  private static final long SMALLEST_BUDGET = 1_000;

  private final CodeHosts hosts;
  private final RepositoryStore store;
  private final Publisher publisher;
  private final SweepBook book;
  private final SweepSettings settings;
  private final Clock clock;
  private final Map<String, Instant> refreshed = new ConcurrentHashMap<>();
  private final AtomicInteger warned = new AtomicInteger();
  private volatile boolean looked;

  RepositoryDirectory(
      CodeHosts hosts,
      RepositoryStore store,
      Publisher publisher,
      SweepBook book,
      SweepSettings settings,
      Clock clock) {
    this.hosts = hosts;
    this.store = store;
    this.publisher = publisher;
    this.book = book;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Refreshes what was not within the interval; to be called about once a second. One host's
   * failure is no other's.
   */
  public Uni<Void> tick() {
    return forgetHostsNoLongerSet().chain(this::refreshWhereDue);
  }

  /** Once after the start: what only an earlier setting named is out of scope. */
  private Uni<Void> forgetHostsNoLongerSet() {
    if (looked) {
      return Uni.createFrom().voidItem();
    }
    return store
        .all()
        .map(
            kept ->
                kept.stream()
                    .filter(Known::inScope)
                    .filter(known -> hosts.of(known.repository().ref()).isEmpty())
                    .map(known -> new Known(known.repository(), false))
                    .toList())
        .chain(gone -> tell(gone, clock.instant()))
        .invoke(() -> looked = true)
        .replaceWithVoid();
  }

  private Uni<Void> refreshWhereDue() {
    return Multi.createFrom()
        .iterable(hosts.all())
        .filter(this::isDue)
        .onItem()
        .transformToUniAndConcatenate(
            host ->
                refresh(host)
                    .invoke(published -> book.succeeded(host.source(), "refreshed"))
                    .onFailure()
                    .invoke(failure -> book.failed(host.source(), failure))
                    .onFailure()
                    .recoverWithNull())
        .collect()
        .last()
        .replaceWithVoid();
  }

  private boolean isDue(CodeHost host) {
    Duration interval = settings.interval();
    Instant now = clock.instant();
    Instant last = refreshed.get(host.source());
    boolean failed = book.failure(host.source()).isPresent();
    Duration pause = failed && interval.compareTo(AFTER_FAILURE) > 0 ? AFTER_FAILURE : interval;
    boolean due = last == null || !last.plus(pause).isAfter(now);
    if (due) {
      refreshed.put(host.source(), now);
    }
    return due;
  }

  /** Asks the host and publishes what is new, then keeps it; how many entries were published. */
  private Uni<Integer> refresh(CodeHost host) {
    Instant readAt = clock.instant();
    return Uni.combine()
        .all()
        .unis(host.repositories(), store.all())
        .asTuple()
        .invoke(both -> warnOfBudget(both.getItem1().size()))
        .chain(both -> tell(changes(host.source(), both.getItem1(), both.getItem2()), readAt));
  }

  private void warnOfBudget(int count) {
    long perHour = settings.idleCallsPerHour(count);
    if (perHour > SMALLEST_BUDGET && warned.getAndSet(count) != count) {
      Log.warnf(
          "sweeps may spend the host's whole budget repositories=%d calls-per-hour=%d interval=%s:"
              + " a longer LOCKSTEP_SCM_SWEEP spends less, webhooks tell the changes at once",
          count, perHour, settings.interval());
    }
  }

  private Uni<Integer> tell(List<Known> changes, Instant readAt) {
    if (changes.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    List<Envelope<DirectoryEntry>> entries =
        changes.stream()
            .map(
                change ->
                    Envelope.of(
                        ChangeEvents.SOURCE, clock.instant(), Origin.LIVE, entry(change, readAt)))
            .toList();
    return publisher.publish(entries).chain(() -> store.keep(changes)).replaceWith(changes.size());
  }

  private static List<Known> changes(String source, List<Repository> listed, List<Known> kept) {
    Map<RepositoryRef, Known> before =
        kept.stream()
            .filter(known -> sourceOf(known.repository().ref()).equals(source))
            .collect(Collectors.toMap(known -> known.repository().ref(), Function.identity()));
    List<Known> changes = new ArrayList<>();
    for (Repository repository : listed) {
      Known known = before.remove(repository.ref());
      if (known == null || !known.inScope() || !known.repository().equals(repository)) {
        changes.add(new Known(repository, true));
      }
    }
    before.values().stream()
        .filter(Known::inScope)
        .map(gone -> new Known(gone.repository(), false))
        .forEach(changes::add);
    return changes;
  }

  private static DirectoryEntry entry(Known known, Instant readAt) {
    RepositoryRef ref = known.repository().ref();
    return new DirectoryEntry(
        DirectoryEntry.Kind.REPOSITORY,
        sourceOf(ref),
        ref.name(),
        ref.name(),
        known.repository().name(),
        known.inScope(),
        Map.of(),
        readAt.toEpochMilli(),
        readAt);
  }

  private static String sourceOf(RepositoryRef ref) {
    return ref.provider() + "/" + ref.owner();
  }
}

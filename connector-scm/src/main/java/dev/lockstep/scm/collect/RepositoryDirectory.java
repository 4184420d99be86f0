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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells which repositories are in scope: an entry when one comes, is renamed, archived or goes, and
 * keeps their stamps for the sweep. The slug is the entry's id and key, as it is the repository's
 * name in every reference: a renamed repository is one that came, with its former name, and one
 * that went.
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
                    .map(RepositoryDirectory::gone)
                    .toList())
        .chain(gone -> take(gone, clock.instant()))
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
        .invoke(both -> warnOfBudget(both.getItem1()))
        .chain(both -> take(changes(host.source(), both.getItem1(), both.getItem2()), readAt));
  }

  /** Those whose listing tells nothing are asked one by one. */
  private void warnOfBudget(List<Repository> listed) {
    int count = (int) listed.stream().filter(repository -> repository.stamp() == null).count();
    long perHour = settings.idleCallsPerHour(count);
    if (perHour > SMALLEST_BUDGET && warned.getAndSet(count) != count) {
      Log.warnf(
          "sweeps may spend the host's whole budget repositories=%d calls-per-hour=%d interval=%s:"
              + " a longer LOCKSTEP_SCM_SWEEP spends less, webhooks tell the changes at once",
          count, perHour, settings.interval());
    }
  }

  private Uni<Integer> take(List<Change> changes, Instant readAt) {
    if (changes.isEmpty()) {
      return Uni.createFrom().item(0);
    }
    List<Envelope<DirectoryEntry>> entries =
        changes.stream()
            .filter(Change::news)
            .map(
                change ->
                    Envelope.of(
                        ChangeEvents.SOURCE, clock.instant(), Origin.LIVE, entry(change, readAt)))
            .toList();
    return publisher
        .publish(entries)
        .chain(() -> store.keep(changes.stream().map(Change::now).toList(), readAt))
        .replaceWith(entries.size());
  }

  /**
   * What is to be kept of a repository.
   *
   * @param news whether others want to hear of it; a new stamp alone is none
   * @param formerName what it was called before, where it was renamed
   */
  private record Change(Known now, boolean news, @Nullable String formerName) {}

  private static Change change(
      @Nullable Known known, Repository now, Map<String, String> namesById) {
    boolean news =
        known == null
            || !known.inScope()
            || !known.repository().name().equals(now.name())
            || known.repository().archived() != now.archived();
    String before = namesById.get(now.id());
    return new Change(
        new Known(now, true),
        news,
        before == null || before.equals(now.ref().name()) ? null : before);
  }

  private static List<Change> changes(String source, List<Repository> listed, List<Known> kept) {
    Map<RepositoryRef, Known> before =
        kept.stream()
            .filter(known -> sourceOf(known.repository().ref()).equals(source))
            .collect(Collectors.toMap(known -> known.repository().ref(), Function.identity()));
    Map<String, String> namesById =
        before.values().stream()
            .filter(Known::inScope)
            .map(Known::repository)
            .collect(Collectors.toMap(Repository::id, r -> r.ref().name(), (a, b) -> b));
    List<Change> changes = new ArrayList<>();
    for (Repository repository : listed) {
      Known known = before.remove(repository.ref());
      if (known == null || !known.inScope() || !known.repository().equals(repository)) {
        changes.add(change(known, repository, namesById));
      }
    }
    before.values().stream()
        .filter(Known::inScope)
        .map(RepositoryDirectory::gone)
        .forEach(changes::add);
    return changes;
  }

  private static Change gone(Known known) {
    return new Change(new Known(known.repository(), false), true, null);
  }

  private static DirectoryEntry entry(Change change, Instant readAt) {
    Known known = change.now();
    Map<String, String> attributes = new TreeMap<>();
    if (known.repository().archived()) {
      attributes.put("archived", "true");
    }
    if (change.formerName() != null) {
      attributes.put("formerName", change.formerName());
    }
    RepositoryRef ref = known.repository().ref();
    return new DirectoryEntry(
        DirectoryEntry.Kind.REPOSITORY,
        sourceOf(ref),
        ref.name(),
        ref.name(),
        known.repository().name(),
        known.inScope(),
        attributes,
        readAt.toEpochMilli(),
        readAt);
  }

  private static String sourceOf(RepositoryRef ref) {
    return ref.provider() + "/" + ref.owner();
  }
}

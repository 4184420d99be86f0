package dev.lockstep.scm.collect;

import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.messaging.Publisher;
import dev.lockstep.scm.port.Branch;
import dev.lockstep.scm.port.CodeHost;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads branches, compares them with what was published and publishes the difference. What was
 * published is kept after the broker's acknowledgement: a crash in between tells it twice, never
 * not at all.
 */
@ApplicationScoped
public class BranchReader {

  private static final int PORTION = 500;

  private final BranchStore store;
  private final Publisher publisher;
  private final Clock clock;

  BranchReader(BranchStore store, Publisher publisher, Clock clock) {
    this.store = store;
    this.publisher = publisher;
    this.clock = clock;
  }

  /**
   * Compares the whole list. A branch that is missing in a list of several pages is asked for by
   * name before it counts as deleted: the list may have moved while it was read.
   *
   * @param isNews whether a branch that appeared or moved is news, else history; that one vanished
   *     is news always
   * @param relabel whether branches that name other work items than before are told again
   * @return how many were published
   */
  Uni<Integer> readAll(
      CodeHost host,
      RepositoryRef repository,
      Projects projects,
      Predicate<Branch> isNews,
      boolean relabel) {
    Instant readAt = clock.instant();
    return host.branches(repository)
        .chain(
            list -> {
              Set<String> news = news(list, isNews);
              return store
                  .load(repository) // after the list, so that later looks are seen as later
                  .map(known -> new BranchDiff(repository, known, projects, readAt, relabel))
                  .chain(
                      diff ->
                          publish(
                                  repository,
                                  diff.seen(list.branches()),
                                  event -> told(event, news.contains(event.name())))
                              .chain(seen -> vanished(host, diff, list).map(v -> seen + v)));
            });
  }

  /**
   * Reads the named branches again.
   *
   * @param causes the hint that named each
   * @return how many were published
   */
  Uni<Integer> readAgain(
      CodeHost host, RepositoryRef repository, Projects projects, Map<String, Envelope<?>> causes) {
    return Multi.createFrom()
        .iterable(portions(List.copyOf(causes.keySet()), host.branchesPerCall()))
        .onItem()
        .transformToUniAndConcatenate(
            names -> readAgain(host, repository, projects, causes, Set.copyOf(names)))
        .collect()
        .with(Collectors.summingInt(Integer::intValue));
  }

  private Uni<Integer> readAgain(
      CodeHost host,
      RepositoryRef repository,
      Projects projects,
      Map<String, Envelope<?>> causes,
      Set<String> names) {
    Instant readAt = clock.instant();
    return host.branches(repository, names)
        .chain(
            found ->
                store
                    .load(repository, names)
                    .map(known -> new BranchDiff(repository, known, projects, readAt, false))
                    .chain(
                        diff -> {
                          Set<String> there =
                              found.stream().map(Branch::name).collect(Collectors.toSet());
                          List<BranchChanged> changed = new ArrayList<>(diff.seen(found));
                          changed.addAll(
                              diff.vanished(
                                  names.stream().filter(name -> !there.contains(name)).toList()));
                          return publish(repository, changed, event -> caused(causes, event));
                        }));
  }

  private Envelope<BranchChanged> caused(Map<String, Envelope<?>> causes, BranchChanged event) {
    Envelope<?> cause = causes.get(event.name());
    return cause == null
        ? Envelope.of(ChangeEvents.SOURCE, clock.instant(), Origin.LIVE, event)
        : cause.caused(ChangeEvents.SOURCE, clock.instant(), event);
  }

  private Uni<Integer> vanished(CodeHost host, BranchDiff diff, CodeHost.BranchList list) {
    return proven(host, diff.repository(), diff.missing(names(list)), list)
        .chain(gone -> publish(diff.repository(), diff.vanished(gone), event -> told(event, true)));
  }

  private Envelope<BranchChanged> told(BranchChanged event, boolean news) {
    return Envelope.of(
        ChangeEvents.SOURCE, clock.instant(), news ? Origin.LIVE : Origin.BACKFILL, event);
  }

  private static Set<String> news(CodeHost.BranchList list, Predicate<Branch> isNews) {
    return list.branches().stream().filter(isNews).map(Branch::name).collect(Collectors.toSet());
  }

  private static Uni<List<String>> proven(
      CodeHost host, RepositoryRef repository, List<String> missing, CodeHost.BranchList list) {
    if (list.atOnce() || missing.isEmpty()) {
      return Uni.createFrom().item(missing);
    }
    return Multi.createFrom()
        .iterable(portions(missing, host.branchesPerCall()))
        .onItem()
        .transformToUniAndConcatenate(names -> host.branches(repository, Set.copyOf(names)))
        .collect()
        .asList()
        .map(
            answers -> {
              Set<String> there =
                  answers.stream()
                      .flatMap(Collection::stream)
                      .map(Branch::name)
                      .collect(Collectors.toSet());
              return missing.stream().filter(name -> !there.contains(name)).toList();
            });
  }

  private Uni<Integer> publish(
      RepositoryRef repository,
      List<BranchChanged> events,
      Function<BranchChanged, Envelope<BranchChanged>> wrap) {
    return Multi.createFrom()
        .iterable(portions(events, PORTION))
        .onItem()
        .transformToUniAndConcatenate(
            portion ->
                publisher
                    .publish(portion.stream().map(wrap).toList())
                    .chain(
                        () ->
                            store.save(repository, portion.stream().map(KnownBranch::of).toList()))
                    .replaceWith(portion.size()))
        .collect()
        .with(Collectors.summingInt(Integer::intValue));
  }

  private static Set<String> names(CodeHost.BranchList list) {
    return list.branches().stream().map(Branch::name).collect(Collectors.toSet());
  }

  private static <T> List<List<T>> portions(List<T> all, int size) {
    List<List<T>> portions = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      portions.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return portions;
  }
}

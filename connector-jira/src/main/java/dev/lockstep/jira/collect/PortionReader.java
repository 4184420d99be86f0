package dev.lockstep.jira.collect;

import dev.lockstep.connector.ChangePublisher;
import dev.lockstep.connector.Observed;
import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.mapping.FormerKeys;
import dev.lockstep.jira.mapping.HistoryPages;
import dev.lockstep.jira.mapping.Snapshot;
import dev.lockstep.jira.port.Connector;
import dev.lockstep.jira.port.Histories;
import dev.lockstep.jira.port.IssueIds.Listed;
import dev.lockstep.jira.port.Site;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the parts of a first traversal. Histories are published page by page as they come, however
 * long they are; of them nothing is kept but former keys.
 */
final class PortionReader {

  private final Site site;
  private final Instant beganAt;
  private final ChangePublisher publisher;
  private final ReadInFull readInFull;

  PortionReader(Site site, Instant beganAt, ChangePublisher publisher, ReadInFull readInFull) {
    this.site = site;
    this.beganAt = beganAt;
    this.publisher = publisher;
    this.readInFull = readInFull;
  }

  /**
   * Issues, ready to be told.
   *
   * @param latest the latest {@code updated} among them
   */
  record Portion(List<Observed> observed, Instant latest) {}

  /**
   * Publishes the histories of these issues.
   *
   * @return former keys by the id of the issue, once the broker has all histories
   */
  Uni<Map<String, Set<String>>> histories(List<Listed> issues) {
    Map<String, String> keys =
        issues.stream().collect(Collectors.toMap(Listed::id, Listed::key, (a, b) -> b));
    return histories(keys, site.histories().page(keys.keySet(), Optional.empty()), new HashMap<>());
  }

  /** While a page is published the next one is read. */
  private Uni<Map<String, Set<String>>> histories(
      Map<String, String> keys, Uni<Histories.Page> asked, Map<String, Set<String>> formerKeys) {
    return asked.chain(
        page -> {
          Optional<Uni<Histories.Page>> following = page.next().map(token -> asked(keys, token));
          page.entries()
              .forEach((id, entries) -> note(id, keys.getOrDefault(id, ""), entries, formerKeys));
          return publisher
              .publish(Connector.SOURCE, Origin.BACKFILL, pages(keys, page))
              .chain(
                  () ->
                      following
                          .map(next -> histories(keys, next, formerKeys))
                          .orElseGet(() -> Uni.createFrom().item(formerKeys)));
        });
  }

  private Uni<Histories.Page> asked(Map<String, String> keys, String token) {
    return FirstTraversal.eager(site.histories().page(keys.keySet(), Optional.of(token)));
  }

  private static void note(
      String id, String key, List<Entry> entries, Map<String, Set<String>> formerKeys) {
    Set<String> former = FormerKeys.of(key, entries);
    if (!former.isEmpty()) {
      formerKeys.computeIfAbsent(id, same -> new HashSet<>()).addAll(former);
    }
  }

  private List<HistoryPage> pages(Map<String, String> keys, Histories.Page page) {
    List<HistoryPage> pages = new ArrayList<>();
    page.entries()
        .forEach(
            (id, entries) ->
                pages.addAll(
                    HistoryPages.of(
                        WorkItemRef.jira(site.id(), id), keys.getOrDefault(id, ""), entries)));
    return pages;
  }

  /** Reads issues; they are ready once the broker has their histories. */
  Uni<Portion> read(Collection<Listed> issues, Uni<Map<String, Set<String>>> formerKeys) {
    return site.issues()
        .withoutHistory(issues.stream().map(Listed::id).toList())
        .map(found -> found.stream().filter(one -> one.item().updated().isBefore(beganAt)).toList())
        .chain(history -> formerKeys.map(former -> named(history, former)))
        .chain(
            history ->
                readInFull
                    .withComments(site, history, beganAt.toEpochMilli())
                    .map(all -> new Portion(all, latest(history))));
  }

  private static List<Snapshot> named(List<Snapshot> found, Map<String, Set<String>> formerKeys) {
    return found.stream()
        .map(
            one -> {
              Set<String> former =
                  new HashSet<>(formerKeys.getOrDefault(one.item().ref().id(), Set.of()));
              former.remove(one.item().key());
              return one.aka(former);
            })
        .toList();
  }

  private static Instant latest(List<Snapshot> history) {
    return history.stream()
        .map(one -> one.item().updated())
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }
}

package dev.lockstep.jira.collect;

import dev.lockstep.connector.Brake;
import dev.lockstep.connector.ChangePublisher;
import dev.lockstep.connector.Observed;
import dev.lockstep.connector.Told;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.collect.KnownItems.Item;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Site;
import dev.lockstep.settings.Settings;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Proves that issues are deleted: each is not found by its id, then the account is good, and its
 * project can be seen. Anything else proves nothing.
 */
@ApplicationScoped
class Deletions {

  private static final int AT_ONCE = 8;

  /** Deletions that hooks led to are counted over this time. */
  private static final Duration WINDOW = Duration.ofMinutes(10);

  private final ChangePublisher publisher;
  private final KnownItems known;
  private final Notices notices;
  private final Settings settings;
  private final Clock clock;

  Deletions(
      ChangePublisher publisher,
      KnownItems known,
      Notices notices,
      Settings settings,
      Clock clock) {
    this.publisher = publisher;
    this.known = known;
    this.notices = notices;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Issues that are not there any more, to all appearance.
   *
   * @param gone proven to be deleted
   * @param hidden those whose project cannot be seen
   */
  record Verdict(List<Item> gone, List<Item> hidden) {}

  /**
   * Of issues that a hint named and that were not found, what is to be told: nothing of those that
   * nobody knows, and nothing when there are too many.
   */
  Uni<List<Observed>> afterHints(Site site, Collection<String> missing) {
    return publisher
        .told(site.scope(), missing)
        .map(told -> missing.stream().flatMap(ref -> item(ref, told).stream()).toList())
        .chain(items -> prove(site, items))
        .chain(
            verdict ->
                verdict.gone().isEmpty()
                    ? Uni.createFrom().item(List.of())
                    : unlessTooMany(site, verdict.gone()));
  }

  private static List<Item> item(String ref, Map<String, Told> told) {
    Told before = told.getOrDefault(ref, Told.NOTHING);
    return before.isNothing() || before.gone() || before.names().isEmpty()
        ? List.of()
        : List.of(new Item(ref, before.names().get(0)));
  }

  private Uni<List<Observed>> unlessTooMany(Site site, List<Item> gone) {
    return Uni.combine()
        .all()
        .unis(
            known.count(site.scope(), projects(site)),
            known.goneSince(site.scope(), clock.instant().minus(WINDOW)))
        .with(
            (all, before) -> {
              int deletions = before + gone.size();
              if (!Brake.stops(deletions, all + before)) {
                return told(gone, "Its id was not found after a webhook named it.");
              }
              String notice =
                  "webhooks: %d of %d issues were found deleted within 10 minutes; %d of them were not told; take a census: POST /jira/%s/census"
                      .formatted(deletions, all + before, gone.size(), site.id());
              notices.set(site.id(), notice);
              Log.warnf("deletions held back instance=%s notice=%s", site.id(), notice);
              return List.of();
            });
  }

  /** What is told of proven deletions. */
  List<Observed> told(List<Item> gone, String proof) {
    Instant now = clock.instant();
    return gone.stream()
        .map(item -> Observations.gone(WorkItemRef.parse(item.ref()), proof, now))
        .toList();
  }

  /** Proves what is deleted; fails when anything could not be asked. */
  Uni<Verdict> prove(Site site, List<Item> items) {
    return items.isEmpty()
        ? Uni.createFrom().item(new Verdict(List.of(), List.of()))
        : filtered(items, item -> site.presence().issue(WorkItemRef.parse(item.ref()).id()))
            .chain(
                absent ->
                    absent.isEmpty()
                        ? Uni.createFrom().item(new Verdict(List.of(), List.of()))
                        : site.account().prove(new Calls()).chain(() -> byProject(site, absent)));
  }

  private static Uni<Verdict> byProject(Site site, List<Item> absent) {
    Set<String> projects = new HashSet<>();
    absent.forEach(item -> projects.add(project(item)));
    return filtered(List.copyOf(projects), project -> site.presence().project(project))
        .map(Set::copyOf)
        .map(
            hidden ->
                new Verdict(
                    absent.stream().filter(item -> !hidden.contains(project(item))).toList(),
                    absent.stream().filter(item -> hidden.contains(project(item))).toList()))
        .invoke(
            verdict -> {
              if (!verdict.hidden().isEmpty()) {
                Log.infof(
                    "items not found in projects that cannot be seen instance=%s count=%d",
                    site.id(), verdict.hidden().size());
              }
            });
  }

  /** Those that cannot be seen. */
  private static <T> Uni<List<T>> filtered(List<T> all, Function<T, Uni<Boolean>> seen) {
    return Multi.createFrom()
        .iterable(all)
        .onItem()
        .transformToUni(one -> seen.apply(one).map(yes -> yes ? List.<T>of() : List.of(one)))
        .merge(AT_ONCE)
        .onItem()
        .<T>disjoint()
        .collect()
        .asList();
  }

  private static String project(Item item) {
    int dash = item.key().lastIndexOf('-');
    return dash < 0 ? item.key() : item.key().substring(0, dash);
  }

  /** Keys of the projects in scope; none means all. */
  List<String> projects(Site site) {
    var instance = settings.jira().get(site.id());
    return instance == null ? List.of() : instance.projectKeys();
  }
}

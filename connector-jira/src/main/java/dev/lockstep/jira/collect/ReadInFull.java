package dev.lockstep.jira.collect;

import dev.lockstep.connector.ChangePublisher;
import dev.lockstep.connector.Observed;
import dev.lockstep.connector.Told;
import dev.lockstep.contract.Comment;
import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.jira.mapping.FormerKeys;
import dev.lockstep.jira.mapping.Snapshot;
import dev.lockstep.jira.port.Histories;
import dev.lockstep.jira.port.Site;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads what an answer showed only in part: older history, more comments, remote links. Only of
 * items that are news, so that looking again costs nothing.
 */
@ApplicationScoped
class ReadInFull {

  /** Issues that are asked for by one call each at the same time. */
  private static final int AT_ONCE = 4;

  private final ChangePublisher publisher;
  private final Clock clock;

  ReadInFull(ChangePublisher publisher, Clock clock) {
    this.publisher = publisher;
    this.clock = clock;
  }

  /** An item that is news, and what was told of it before. */
  private record News(Snapshot seen, Told told) {
    News with(Snapshot whole) {
      return new News(whole, told);
    }
  }

  /**
   * What is to be told: comments first, then the items.
   *
   * @param readAt when they were asked for by id, in epoch milliseconds; 0 when a search showed
   *     them
   */
  Uni<List<Observed>> of(Site site, List<Snapshot> seen, long readAt) {
    List<String> refs = refs(seen);
    // First the comments, then the items: a comment told meanwhile comes with a newer item.
    return publisher
        .hanging(site.scope(), refs)
        .chain(
            hanging ->
                publisher
                    .told(site.scope(), refs)
                    .chain(
                        told ->
                            withHistory(site, news(seen, told, readAt))
                                .chain(news -> each(news, one -> withTheRest(site, one)))
                                .map(
                                    news ->
                                        observed(new Answer(seen, readAt), news, told, hanging))));
  }

  /** The same for what is read for the first time, whose history was told already. */
  Uni<List<Observed>> withComments(Site site, List<Snapshot> seen, long readAt) {
    return each(
            seen.stream().map(one -> new News(one, Told.NOTHING)).toList(),
            one -> withComments(site, one))
        .map(news -> observed(new Answer(seen, readAt), news, Map.of(), Map.of()));
  }

  private record Answer(List<Snapshot> seen, long readAt) {}

  private static List<String> refs(Collection<Snapshot> seen) {
    return seen.stream().map(one -> one.item().ref().toString()).toList();
  }

  private static List<News> news(List<Snapshot> seen, Map<String, Told> told, long readAt) {
    return seen.stream()
        .map(one -> new News(one, told.getOrDefault(one.item().ref().toString(), Told.NOTHING)))
        .filter(one -> !one.told().covers(Observations.item(one.seen(), readAt)))
        .toList();
  }

  private static Uni<List<News>> withHistory(Site site, List<News> news) {
    Map<String, OptionalLong> since = new HashMap<>();
    for (News one : news) {
      if (!one.seen().reachesBackTo(one.told().before())) {
        since.put(one.seen().item().ref().id(), one.told().before());
      }
    }
    return since.isEmpty()
        ? Uni.createFrom().item(news)
        : entries(site.histories(), since, Optional.empty(), new HashMap<>())
            .map(
                entries ->
                    news.stream()
                        .map(one -> since.containsKey(id(one)) ? whole(one, entries) : one)
                        .toList());
  }

  private static String id(News one) {
    return one.seen().item().ref().id();
  }

  private static News whole(News one, Map<String, List<Entry>> entries) {
    List<Entry> history = entries.getOrDefault(id(one), List.of());
    WorkItem item = one.seen().item();
    Set<String> former = new HashSet<>(item.aliases());
    former.addAll(FormerKeys.of(item.key(), history));
    return one.with(one.seen().withHistory(history).aka(former));
  }

  /** Entries newer than what was told, page after page. */
  private static Uni<Map<String, List<Entry>>> entries(
      Histories histories,
      Map<String, OptionalLong> since,
      Optional<String> token,
      Map<String, List<Entry>> read) {
    return histories
        .page(since.keySet(), token)
        .chain(
            page -> {
              page.entries()
                  .forEach(
                      (id, entries) -> {
                        OptionalLong from = since.getOrDefault(id, OptionalLong.empty());
                        List<Entry> all = read.computeIfAbsent(id, same -> new ArrayList<>());
                        entries.stream()
                            .filter(
                                entry ->
                                    from.isEmpty() || entry.at().toEpochMilli() > from.getAsLong())
                            .forEach(all::add);
                      });
              return page.next().isEmpty()
                  ? Uni.createFrom().item(read)
                  : entries(histories, since, page.next(), read);
            });
  }

  private static Uni<News> withTheRest(Site site, News one) {
    return withComments(site, one)
        .chain(
            seen ->
                site.discussions()
                    .remoteLinks(id(one))
                    .map(links -> links.isEmpty() ? seen : seen.with(seen.seen().linked(links))));
  }

  private static Uni<News> withComments(Site site, News one) {
    return one.seen().discussion().isCut()
        ? site.discussions().comments(id(one)).map(whole -> one.with(one.seen().discussed(whole)))
        : Uni.createFrom().item(one);
  }

  private static Uni<List<News>> each(List<News> news, Function<News, Uni<News>> read) {
    return Multi.createFrom()
        .iterable(news)
        .onItem()
        .transformToUni(read::apply)
        .merge(AT_ONCE)
        .collect()
        .asList();
  }

  private List<Observed> observed(
      Answer answer, List<News> news, Map<String, Told> told, Map<String, String> hanging) {
    Map<String, Snapshot> newest = new LinkedHashMap<>();
    answer.seen().forEach(one -> newest.put(one.item().ref().toString(), one));
    news.forEach(one -> newest.put(one.seen().item().ref().toString(), one.seen()));
    Map<String, String> missing = new HashMap<>(hanging);
    List<Observed> observed = new ArrayList<>();
    for (Snapshot one : newest.values()) {
      for (Comment comment : one.discussion().shown()) {
        Observed seen = Observations.comment(one.item(), comment, answer.readAt());
        missing.remove(seen.entity());
        observed.add(seen);
      }
    }
    missing.forEach(
        (comment, parent) -> {
          Snapshot one = Objects.requireNonNull(newest.get(parent));
          boolean outdated = told.getOrDefault(parent, Told.NOTHING).version() > one.version();
          if (one.discussion().isWhole() && !outdated) {
            observed.add(Observations.commentGone(one.item(), comment, clock.instant()));
          }
        });
    news.forEach(one -> observed.add(Observations.item(one.seen(), answer.readAt())));
    return observed;
  }
}

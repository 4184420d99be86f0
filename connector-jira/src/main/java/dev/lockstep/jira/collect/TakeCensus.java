package dev.lockstep.jira.collect;

import dev.lockstep.connector.Brake;
import dev.lockstep.connector.ChangePublisher;
import dev.lockstep.connector.Observed;
import dev.lockstep.contract.Origin;
import dev.lockstep.contract.WorkItemHinted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.collect.Deletions.Verdict;
import dev.lockstep.jira.collect.KnownItems.Item;
import dev.lockstep.jira.port.Connector;
import dev.lockstep.jira.port.IssuesById;
import dev.lockstep.jira.port.Site;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares all ids of a site with those that are known, at a call for each 5,000. What is not known
 * is read as if a webhook had named it. What is missing is looked at by id; what is not there
 * either is proven to be deleted, unless it is too much to be believed.
 */
@ApplicationScoped
public class TakeCensus {

  private static final int PART = 1_000;
  private static final String PROOF = "Its id was not found after a census missed it.";

  private final ListIssues listIssues;
  private final KnownItems known;
  private final Deletions deletions;
  private final ChangePublisher publisher;
  private final Notices notices;

  TakeCensus(
      ListIssues listIssues,
      KnownItems known,
      Deletions deletions,
      ChangePublisher publisher,
      Notices notices) {
    this.listIssues = listIssues;
    this.known = known;
    this.deletions = deletions;
    this.publisher = publisher;
    this.notices = notices;
  }

  /** What came of asking for a census. */
  public sealed interface Answer {

    /** It was taken. */
    record Taken(Census census) implements Answer {}

    /** It cannot be taken now. */
    record NotNow(String why) implements Answer {}

    /** Another number of issues is missing than was accepted: nothing was deleted. */
    record NotAccepted(Census census, int accepted) implements Answer {}
  }

  /** The last one, if there was one. */
  public Uni<Optional<Census>> last(Site site) {
    return known
        .census(site.scope())
        .map(last -> last.filter(census -> census.known() + census.listed() > 0));
  }

  /**
   * Takes one.
   *
   * @param accepted how many deletions somebody accepts, however many they are
   * @return what it found, or the {@link dev.lockstep.connector.UpstreamException} that ended it
   */
  public Uni<Answer> take(Site site, OptionalInt accepted) {
    return listIssues
        .then(site, began -> compare(site, began, accepted))
        .onFailure(ListIssues.NotNowException.class)
        .recoverWithItem(e -> new Answer.NotNow(String.valueOf(e.getMessage())));
  }

  private Uni<Answer> compare(Site site, Instant began, OptionalInt accepted) {
    List<String> projects = deletions.projects(site);
    return Uni.combine()
        .all()
        .unis(known.listed(site.scope()), known.count(site.scope(), projects))
        .asTuple()
        .chain(
            counts ->
                hintUnknown(site, began, "", 0)
                    .chain(
                        unknown ->
                            absent(site, projects, "", new ArrayList<>())
                                .chain(
                                    absent ->
                                        conclude(
                                            site,
                                            absent,
                                            new Census(
                                                began,
                                                counts.getItem1(),
                                                counts.getItem2(),
                                                absent.size(),
                                                0,
                                                unknown,
                                                0,
                                                false),
                                            accepted))));
  }

  private Uni<Integer> hintUnknown(Site site, Instant now, String after, int before) {
    return known
        .unknown(site.scope(), after, PART)
        .chain(
            refs ->
                refs.isEmpty()
                    ? Uni.createFrom().item(before)
                    : publisher
                        .publish(
                            Connector.SOURCE,
                            Origin.LIVE,
                            refs.stream().map(ref -> hint(ref, now)).toList())
                        .chain(
                            () ->
                                hintUnknown(
                                    site, now, refs.get(refs.size() - 1), before + refs.size())));
  }

  private static WorkItemHinted hint(String ref, Instant now) {
    return new WorkItemHinted(WorkItemRef.parse(ref), "census", null, now.toEpochMilli(), now);
  }

  /** Known, not listed, and not to be read by id: an index that lags hides what is there. */
  private Uni<List<Item>> absent(
      Site site, List<String> projects, String after, List<Item> absent) {
    return known
        .missing(site.scope(), projects, after, IssuesById.MOST)
        .chain(
            items ->
                items.isEmpty()
                    ? Uni.createFrom().item(absent)
                    : site.issues()
                        .withoutHistory(
                            items.stream().map(item -> WorkItemRef.parse(item.ref()).id()).toList())
                        .map(
                            found ->
                                found.stream()
                                    .map(one -> one.item().ref().toString())
                                    .collect(Collectors.toSet()))
                        .invoke(found -> absent.addAll(without(items, found)))
                        .chain(
                            () ->
                                absent(site, projects, items.get(items.size() - 1).ref(), absent)));
  }

  private static List<Item> without(List<Item> items, Set<String> found) {
    return items.stream().filter(item -> !found.contains(item.ref())).toList();
  }

  private Uni<Answer> conclude(Site site, List<Item> absent, Census census, OptionalInt accepted) {
    boolean stops = Brake.stops(absent.size(), census.known());
    if (accepted.isPresent() && accepted.getAsInt() != absent.size()) {
      Census waits = census.concluded(0, 0, stops);
      return noted(site, waits).replaceWith(new Answer.NotAccepted(waits, accepted.getAsInt()));
    }
    if (stops && accepted.isEmpty()) {
      return taken(site, census.concluded(0, 0, true));
    }
    return deletions
        .prove(site, absent)
        .chain(
            verdict ->
                publisher
                    .publishNew(site.scope(), Connector.SOURCE, event -> Origin.LIVE, told(verdict))
                    .chain(
                        deleted ->
                            taken(
                                site, census.concluded(verdict.hidden().size(), deleted, false))));
  }

  private List<Observed> told(Verdict verdict) {
    return deletions.told(verdict.gone(), PROOF);
  }

  private Uni<Answer> taken(Site site, Census census) {
    return noted(site, census).replaceWith(new Answer.Taken(census));
  }

  private Uni<Void> noted(Site site, Census census) {
    Log.infof(
        "census taken instance=%s listed=%d known=%d missing=%d hidden=%d unknown=%d deleted=%d waits=%s",
        site.id(),
        census.listed(),
        census.known(),
        census.missing(),
        census.hidden(),
        census.unknown(),
        census.deleted(),
        census.waits());
    notices.set(site.id(), census.notice(site.id()));
    return known.save(site.scope(), census);
  }
}

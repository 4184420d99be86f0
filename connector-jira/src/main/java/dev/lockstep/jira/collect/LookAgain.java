package dev.lockstep.jira.collect;

import dev.lockstep.connector.ChangePublisher;
import dev.lockstep.connector.Observed;
import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.jira.mapping.Snapshot;
import dev.lockstep.jira.port.Connector;
import dev.lockstep.jira.port.IssuesById;
import dev.lockstep.jira.port.Site;
import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads items of a site again, by id, and tells what is new of them, or that they are gone. */
@ApplicationScoped
class LookAgain {

  private final ChangePublisher publisher;
  private final ReadInFull readInFull;
  private final Deletions deletions;
  private final Clock clock;

  LookAgain(ChangePublisher publisher, ReadInFull readInFull, Deletions deletions, Clock clock) {
    this.publisher = publisher;
    this.readInFull = readInFull;
    this.deletions = deletions;
    this.clock = clock;
  }

  /**
   * What it came to.
   *
   * @param published how many things were told
   * @param missing how many items were not found
   * @param deleted how many of them were told to be deleted
   */
  record Seen(int published, int missing, int deleted) {}

  /**
   * Looks.
   *
   * @param causes why, by the reference of the item
   */
  Uni<Seen> at(Site site, Map<String, Envelope<?>> causes) {
    List<String> ids = causes.keySet().stream().map(ref -> WorkItemRef.parse(ref).id()).toList();
    long readAt = clock.millis();
    return inParts(site, ids, 0, new ArrayList<>())
        .chain(
            found ->
                readInFull
                    .of(site, found, readAt)
                    .chain(news -> publish(site, causes, news))
                    .chain(published -> rest(site, causes, found, published)));
  }

  private static Uni<List<Snapshot>> inParts(
      Site site, List<String> ids, int from, List<Snapshot> found) {
    if (from >= ids.size()) {
      return Uni.createFrom().item(found);
    }
    int to = Math.min(ids.size(), from + IssuesById.MOST);
    return site.issues()
        .byId(ids.subList(from, to))
        .invoke(found::addAll)
        .chain(() -> inParts(site, ids, to, found));
  }

  /** Those that were not found: deleted, out of scope or hidden. */
  private Uni<Seen> rest(
      Site site, Map<String, Envelope<?>> causes, List<Snapshot> found, int published) {
    Set<String> missing = new LinkedHashSet<>(causes.keySet());
    found.forEach(snapshot -> missing.remove(snapshot.item().ref().toString()));
    if (missing.isEmpty()) {
      return Uni.createFrom().item(new Seen(published, 0, 0));
    }
    Log.infof("hinted items not found instance=%s items=%s", site.id(), missing);
    return deletions
        .afterHints(site, missing)
        .chain(gone -> publish(site, causes, gone))
        .map(deleted -> new Seen(published, missing.size(), deleted));
  }

  private Uni<Integer> publish(Site site, Map<String, Envelope<?>> causes, List<Observed> news) {
    Map<String, Envelope<?>> all = new HashMap<>(causes);
    for (Observed one : news) {
      // A comment was looked at because its item was.
      Envelope<?> cause = one.kept().parent() == null ? null : causes.get(one.kept().parent());
      if (cause != null) {
        all.put(one.entity(), cause);
      }
    }
    return publisher.publishNew(site.scope(), Connector.SOURCE, all, news);
  }
}

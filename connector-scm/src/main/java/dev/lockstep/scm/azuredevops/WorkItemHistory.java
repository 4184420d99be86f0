package dev.lockstep.scm.azuredevops;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.contract.HistoryPage.Entry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The history in a page of revisions. A revision shows all fields; what it changed is told by the
 * one before, which stands on the page or is read: all items as they were just before the page, in
 * one call for 200 of them.
 */
final class WorkItemHistory {

  /** A revision of the feed. */
  record Revision(int id, int rev, Fields fields, Instant at) {

    static Revision of(RevisionJson json) {
      Fields fields = Fields.of(json.fields());
      Instant at = fields.time("System.ChangedDate");
      if (json.id() == null || json.rev() == null || at == null) {
        throw new Unavailable("a revision without id, rev or System.ChangedDate");
      }
      return new Revision(json.id(), json.rev(), fields, at);
    }
  }

  private final WorkItemReader reader;

  WorkItemHistory(WorkItemReader reader) {
    this.reader = reader;
  }

  /** Entries by item, oldest first; creation is none. */
  Uni<Map<Integer, List<Entry>>> of(Map<Integer, List<Revision>> byItem) {
    List<Revision> firsts =
        byItem.values().stream()
            .map(revisions -> revisions.get(0))
            .filter(first -> first.rev() > 1)
            .toList();
    return before(firsts)
        .map(
            before -> {
              Map<Integer, List<Entry>> entries = new LinkedHashMap<>();
              byItem.forEach(
                  (id, revisions) -> entries.put(id, entries(revisions, before.get(id))));
              return entries;
            });
  }

  private static List<Entry> entries(List<Revision> revisions, @Nullable Fields before) {
    List<Entry> entries = new ArrayList<>();
    Fields last = before;
    for (Revision revision : revisions) {
      if (last != null) {
        Entry entry = Differences.between(last, revision.fields(), revision.rev(), revision.at());
        if (!entry.changes().isEmpty()) {
          entries.add(entry);
        }
      }
      last = revision.fields();
    }
    return entries;
  }

  /** The fields of each item in the revision before the first one on the page. */
  private Uni<Map<Integer, Fields>> before(List<Revision> firsts) {
    if (firsts.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    Instant start = firsts.stream().map(Revision::at).min(Comparator.naturalOrder()).orElseThrow();
    return reader
        .at(start.minusMillis(1), firsts.stream().map(Revision::id).toList())
        .chain(
            then -> {
              Map<Integer, Fields> before = new HashMap<>();
              List<Revision> missing = new ArrayList<>();
              for (Revision first : firsts) {
                RevisionJson found = then.get(first.id());
                if (found != null && found.rev() != null && found.rev() == first.rev() - 1) {
                  before.put(first.id(), Fields.of(found.fields()));
                } else {
                  missing.add(first);
                }
              }
              return single(missing, before);
            });
  }

  /** Two changes at one moment: read by the number of the revision. */
  private Uni<Map<Integer, Fields>> single(List<Revision> missing, Map<Integer, Fields> before) {
    return Multi.createFrom()
        .iterable(missing)
        .onItem()
        .transformToUniAndConcatenate(
            first ->
                reader
                    .revision(first.id(), first.rev() - 1)
                    .invoke(
                        json -> {
                          if (json != null) {
                            before.put(first.id(), Fields.of(json.fields()));
                          }
                        }))
        .collect()
        .last()
        .map(done -> before);
  }
}

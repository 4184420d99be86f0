package dev.lockstep.scm.azuredevops;

import dev.lockstep.contract.Event;
import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.HistoryPage.Entry;
import dev.lockstep.contract.RepositoryHinted;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.scm.azuredevops.WorkItemHistory.Revision;
import dev.lockstep.scm.port.Feed;
import dev.lockstep.scm.port.Naming;
import dev.lockstep.scm.rest.Answers;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The work items of an organisation or a project, along the reporting feeds: one call while nothing
 * changes, and every third time two. A page of revisions is history, and shows which items are to
 * be read as they are now; a page of links shows items whose links changed, which is no revision of
 * theirs.
 *
 * <p>The version of an item is the later one of its own change and that of its links, in epoch
 * milliseconds.
 */
final class WorkItemFeed implements Feed {

  private static final int REVISIONS = 1_000;
  private static final int MOST_CHANGES = 500;
  private static final int LINKS_EVERY = 3;
  private static final Duration MARGIN = Duration.ofHours(1);
  private static final Pattern TOKEN = Pattern.compile("[?&]continuationToken=([^&]+)");

  private final String scope;
  private final AzureDevOpsClient client;
  private final WorkItemsApi api;
  private final WorkItemReader reader;
  private final WorkItemHistory history;
  private final Processes processes;
  private final WorkItems items;
  private final Function<String, Optional<RepositoryRef>> repositories;
  private final Clock clock;
  private final AtomicInteger quiet = new AtomicInteger(LINKS_EVERY - 1);

  /**
   * @param project null for all of the organisation
   * @param repositories finds a repository by the host's id
   */
  WorkItemFeed(
      String scope,
      @Nullable String project,
      AzureDevOpsClient client,
      Processes processes,
      WorkItems items,
      Function<String, Optional<RepositoryRef>> repositories,
      Clock clock) {
    this.scope = scope;
    this.client = client;
    this.api = client.workItems(project);
    this.reader = new WorkItemReader(client, client.workItems(null));
    this.history = new WorkItemHistory(reader);
    this.processes = processes;
    this.items = items;
    this.repositories = repositories;
    this.clock = clock;
  }

  @Override
  public String scope() {
    return scope;
  }

  @Override
  public boolean names() {
    return false;
  }

  @Override
  public Uni<Page> since(Optional<String> saved, Naming naming) {
    WorkItemCursor cursor = WorkItemCursor.parse(saved, clock.instant().minus(MARGIN));
    return cursor.links() ? links(cursor) : revisions(cursor);
  }

  private Uni<Page> revisions(WorkItemCursor cursor) {
    return client
        .read(
            "/_apis/wit/reporting/workitemrevisions",
            () -> api.revisions(cursor.revisionToken(), true, true, false, "fields", REVISIONS))
        .chain(
            page -> {
              boolean last = !Boolean.FALSE.equals(page.isLastBatch());
              List<Revision> revisions =
                  PullRequestPages.present(page.values()).stream().map(Revision::of).toList();
              if (last && revisions.isEmpty() && rests(cursor)) {
                String rested = cursor.rested(page.continuationToken()).text();
                return Uni.createFrom().item(new Page(List.of(), rested, false));
              }
              WorkItemCursor next = cursor.revised(page.continuationToken(), last);
              return events(revisions)
                  .map(
                      events ->
                          new Page(
                              cursor.linkToken() == null ? withoutHints(events) : events,
                              next.text(),
                              true));
            });
  }

  /** Who links an item saves it: without a revision there is seldom a link. */
  private boolean rests(WorkItemCursor cursor) {
    boolean rests = cursor.linkToken() != null && quiet.incrementAndGet() < LINKS_EVERY;
    if (!rests) {
      quiet.set(0);
    }
    return rests;
  }

  /** On a first reading every link is old. */
  private static List<Event> withoutHints(List<Event> events) {
    return events.stream().filter(event -> !(event instanceof RepositoryHinted)).toList();
  }

  private Uni<List<Event>> events(List<Revision> revisions) {
    Map<Integer, List<Revision>> byItem = new LinkedHashMap<>();
    revisions.forEach(one -> byItem.computeIfAbsent(one.id(), none -> new ArrayList<>()).add(one));
    byItem.values().forEach(list -> list.sort(Comparator.comparing(Revision::rev)));
    List<Integer> current =
        byItem.values().stream()
            .map(list -> list.get(list.size() - 1))
            .filter(last -> last.fields().newest() && !last.fields().deleted())
            .map(Revision::id)
            .toList();
    return history
        .of(byItem)
        .chain(entries -> reader.now(current).chain(now -> told(byItem, entries, now)));
  }

  private Uni<List<Event>> told(
      Map<Integer, List<Revision>> byItem,
      Map<Integer, List<Entry>> entries,
      Map<Integer, RevisionJson> now) {
    return processes
        .of(now.values().stream().map(json -> Fields.of(json.fields())).toList())
        .map(
            process -> {
              List<Event> events = new ArrayList<>();
              byItem.forEach(
                  (id, revisions) -> {
                    Revision last = revisions.get(revisions.size() - 1);
                    List<Entry> told = entries.getOrDefault(id, List.of());
                    history(id, told).ifPresent(events::add);
                    if (last.fields().deleted() && last.fields().newest()) {
                      events.add(deleted(id, last));
                    } else if (now.get(id) != null) {
                      events.add(changed(now.get(id), told, process, Instant.MIN));
                      events.addAll(hints(now.get(id), revisions.get(0).at()));
                    }
                  });
              return events;
            });
  }

  private Optional<Event> history(int id, List<Entry> entries) {
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    Instant at = entries.get(entries.size() - 1).at();
    return Optional.of(
        new HistoryPage(Keys.ref(items.owner(), id), Keys.of(id), entries, at.toEpochMilli(), at));
  }

  private Event deleted(int id, Revision last) {
    return new WorkItemDeleted(
        Keys.ref(items.owner(), id),
        Keys.of(id),
        "the feed of revisions shows it as deleted",
        last.at().toEpochMilli(),
        last.at());
  }

  private Event changed(
      RevisionJson json, List<Entry> entries, Map<String, Process> processes, Instant linkedAt) {
    Revision now = Revision.of(json);
    Instant at = now.at().isAfter(linkedAt) ? now.at() : linkedAt;
    String project = now.fields().textOr("System.TeamProject", "");
    WorkItem item = items.read(json, processes.getOrDefault(project, Process.UNKNOWN), at);
    List<WorkItemChanged.FieldChange> changes = Differences.changes(entries);
    return new WorkItemChanged(
        item,
        at.toEpochMilli(),
        at,
        now.fields().person("System.ChangedBy"),
        changes.size() > MOST_CHANGES ? List.of() : changes);
  }

  /** A pull request that was linked with the item just now does not change by that itself. */
  private List<Event> hints(RevisionJson json, Instant since) {
    List<Event> hints = new ArrayList<>();
    for (RelationJson one :
        json.relations() == null
            ? List.<RelationJson>of()
            : PullRequestPages.present(json.relations())) {
      Artifact artifact = one.url() == null ? null : Artifact.parse(one.url());
      Instant at =
          one.attributes() != null && one.attributes().get("authorizedDate") instanceof String text
              ? Answers.time(text).orElse(Instant.MIN)
              : Instant.MIN;
      if (artifact != null
          && artifact.pullRequest() != null
          && !at.isBefore(since.minusSeconds(60))) {
        repositories
            .apply(artifact.repository())
            .ifPresent(
                repository ->
                    hints.add(
                        new RepositoryHinted(
                            repository,
                            null,
                            artifact.pullRequest(),
                            "work item link",
                            null,
                            at.toEpochMilli(),
                            at)));
      }
    }
    return hints;
  }

  private Uni<Page> links(WorkItemCursor cursor) {
    String token = cursor.linkToken();
    return client
        .read(
            "/_apis/wit/reporting/workitemlinks",
            () -> api.links(token, token == null ? cursor.linksFrom().toString() : null))
        .chain(
            page -> {
              boolean last = !Boolean.FALSE.equals(page.isLastBatch());
              WorkItemCursor next = cursor.linked(token(page), last);
              return relinked(PullRequestPages.present(page.values()))
                  .map(events -> new Page(events, next.text(), !last));
            });
  }

  static @Nullable String token(LinkChangesJson page) {
    if (page.continuationToken() != null || page.nextLink() == null) {
      return page.continuationToken();
    }
    Matcher matcher = TOKEN.matcher(page.nextLink());
    return matcher.find() ? matcher.group(1) : null;
  }

  private Uni<List<Event>> relinked(Collection<LinkChangeJson> changes) {
    Map<Integer, Instant> at = new HashMap<>();
    for (LinkChangeJson change : changes) {
      Instant time = Answers.time(change.changedDate()).orElse(Instant.EPOCH);
      for (Integer id : new Integer[] {change.sourceId(), change.targetId()}) {
        if (id != null) {
          at.merge(id, time, (a, b) -> a.isAfter(b) ? a : b);
        }
      }
    }
    return reader
        .now(at.keySet())
        .chain(
            now ->
                processes
                    .of(now.values().stream().map(json -> Fields.of(json.fields())).toList())
                    .map(
                        process ->
                            now.entrySet().stream()
                                .map(
                                    one ->
                                        changed(
                                            one.getValue(),
                                            List.of(),
                                            process,
                                            at.getOrDefault(one.getKey(), Instant.EPOCH)))
                                .sorted(Comparator.comparing(Event::occurredAt))
                                .toList()));
  }
}

package dev.lockstep.jira.datacenter;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.connector.UpstreamException.Rejected;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.jira.datacenter.Search.Shown;
import dev.lockstep.jira.jql.Jql;
import dev.lockstep.jira.mapping.Snapshot;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.ChangedIssues;
import dev.lockstep.jira.port.IssuesById;
import dev.lockstep.jira.rest.IssueMapping;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads issues: by query for polls, one by one for hints, since the index behind queries lags. A
 * page token is the number of the row to go on with.
 */
final class DataCenterIssues implements ChangedIssues, IssuesById {

  /** So many hints are read at the same time. */
  private static final int AT_ONCE = 8;

  private final JiraClient<DataCenterApi> client;
  private final Search search;
  private final List<String> projects;
  private final Uni<IssueMapping> mapping;

  /**
   * @param projects keys of the projects in scope; none means all
   */
  DataCenterIssues(
      JiraClient<DataCenterApi> client,
      Search search,
      List<String> projects,
      Uni<IssueMapping> mapping) {
    this.client = client;
    this.search = search;
    this.projects = projects;
    this.mapping = mapping;
  }

  @Override
  public Uni<Page> changed(Instant since, Optional<String> pageToken) {
    int startAt = pageToken.map(Integer::parseInt).orElse(0);
    return mapping.chain(
        map ->
            search
                .form()
                .chain(
                    form ->
                        search.page(
                            client,
                            Jql.changed(projects, since, form),
                            startAt,
                            new Shown(map.fields().asked(), true, Search.PAGE)))
                .map(answer -> page(map, answer)));
  }

  /** As many as the server wants to give; the total says whether there are more. */
  private static Page page(IssueMapping map, SearchJson answer) {
    Optional<String> next = answer.next().stream().mapToObj(Integer::toString).findFirst();
    return new Page(answer.given().stream().map(map::snapshot).toList(), next);
  }

  @Override
  public Uni<List<Snapshot>> byId(Collection<String> ids) {
    return mapping.chain(map -> each(client, map, ids, "changelog"));
  }

  /** Whole sites are read this way, and nobody waits for them: so they may come by a query. */
  @Override
  public Uni<List<Snapshot>> withoutHistory(Collection<String> ids) {
    return mapping.chain(
        map ->
            together(map, Jql.ids(ids), 0, new ArrayList<>())
                // The query is refused as a whole when one of them is gone.
                .onFailure(Rejected.class)
                .recoverWithUni(() -> each(client.bulk(), map, ids, null)));
  }

  private Uni<List<Snapshot>> together(
      IssueMapping map, String jql, int startAt, List<Snapshot> read) {
    return search
        .page(client.bulk(), jql, startAt, new Shown(map.fields().asked(), false, MOST))
        .chain(
            answer -> {
              answer.given().stream().map(map::snapshot).filter(this::isInScope).forEach(read::add);
              return answer.next().isPresent()
                  ? together(map, jql, answer.next().getAsInt(), read)
                  : Uni.createFrom().item(read);
            });
  }

  private Uni<List<Snapshot>> each(
      JiraClient<DataCenterApi> by,
      IssueMapping map,
      Collection<String> ids,
      @Nullable String expand) {
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUni(id -> one(by, map, id, expand))
        .merge(AT_ONCE)
        .flatMap(found -> Multi.createFrom().optional(found))
        .filter(this::isInScope)
        .collect()
        .asList();
  }

  private static Uni<Optional<Snapshot>> one(
      JiraClient<DataCenterApi> by, IssueMapping map, String id, @Nullable String expand) {
    String fields = String.join(",", map.fields().asked());
    return by.read(
            "issue/{id}",
            UpstreamGateway.PATIENT,
            new Calls(),
            api -> api.issue(id, fields, expand))
        .map(json -> Optional.of(map.snapshot(json)))
        .onFailure(NotFound.class)
        .recoverWithItem(Optional.empty());
  }

  private boolean isInScope(Snapshot snapshot) {
    return projects.isEmpty() || projects.contains(snapshot.item().project());
  }
}

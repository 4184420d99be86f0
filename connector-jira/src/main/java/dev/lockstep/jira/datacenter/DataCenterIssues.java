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
import dev.lockstep.jira.rest.IssueJson;
import dev.lockstep.jira.rest.IssueMapping;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
  private final Parents parents;

  /**
   * @param projects keys of the projects in scope; none means all
   */
  DataCenterIssues(
      JiraClient<DataCenterApi> client,
      Search search,
      List<String> projects,
      Uni<IssueMapping> mapping,
      Parents parents) {
    this.client = client;
    this.search = search;
    this.projects = projects;
    this.mapping = mapping;
    this.parents = parents;
  }

  @Override
  public Uni<Page> changed(Instant since, Optional<String> pageToken) {
    int startAt = pageToken.map(Integer::parseInt).orElse(0);
    return Uni.combine()
        .all()
        .unis(search.form(), asked())
        .asTuple()
        .chain(
            as ->
                search.page(
                    client,
                    Jql.changed(projects, since, as.getItem1()),
                    startAt,
                    new Shown(as.getItem2(), true, Search.PAGE)))
        .chain(answer -> snapshots(answer.given()).map(found -> page(found, answer)));
  }

  /** As many as the server wants to give; the total says whether there are more. */
  private static Page page(List<Snapshot> found, SearchJson answer) {
    return new Page(found, answer.next().stream().mapToObj(Integer::toString).findFirst());
  }

  /** The fields that are asked for. */
  private Uni<List<String>> asked() {
    return Uni.combine()
        .all()
        .unis(mapping, parents.asked())
        .with((map, more) -> Stream.concat(map.fields().asked().stream(), more.stream()).toList());
  }

  private Uni<List<Snapshot>> snapshots(List<IssueJson> issues) {
    return parents
        .found(issues)
        .chain(found -> mapping.map(map -> found.stream().map(map::snapshot).toList()));
  }

  @Override
  public Uni<List<Snapshot>> byId(Collection<String> ids) {
    return asked().chain(fields -> each(client, fields, ids, "changelog"));
  }

  /** Whole sites are read this way, and nobody waits for them: so they may come by a query. */
  @Override
  public Uni<List<Snapshot>> withoutHistory(Collection<String> ids) {
    return asked()
        .chain(
            fields ->
                together(new Shown(fields, false, MOST), Jql.ids(ids), 0, new ArrayList<>())
                    // The query is refused as a whole when one of them is gone.
                    .onFailure(Rejected.class)
                    .recoverWithUni(() -> each(client.bulk(), fields, ids, null)));
  }

  private Uni<List<Snapshot>> together(Shown shown, String jql, int startAt, List<Snapshot> read) {
    return search
        .page(client.bulk(), jql, startAt, shown)
        .chain(
            answer ->
                snapshots(answer.given())
                    .chain(
                        found -> {
                          found.stream().filter(this::isInScope).forEach(read::add);
                          return answer.next().isPresent()
                              ? together(shown, jql, answer.next().getAsInt(), read)
                              : Uni.createFrom().item(read);
                        }));
  }

  private Uni<List<Snapshot>> each(
      JiraClient<DataCenterApi> by,
      List<String> fields,
      Collection<String> ids,
      @Nullable String expand) {
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUni(id -> one(by, fields, id, expand))
        .merge(AT_ONCE)
        .flatMap(found -> Multi.createFrom().optional(found))
        .collect()
        .asList()
        .chain(this::snapshots)
        .map(found -> found.stream().filter(this::isInScope).toList());
  }

  private static Uni<Optional<IssueJson>> one(
      JiraClient<DataCenterApi> by, List<String> fields, String id, @Nullable String expand) {
    return by.read(
            "issue/{id}",
            UpstreamGateway.PATIENT,
            new Calls(),
            api -> api.issue(id, String.join(",", fields), expand))
        .map(Optional::of)
        .onFailure(NotFound.class)
        .recoverWithItem(Optional.empty());
  }

  private boolean isInScope(Snapshot snapshot) {
    return projects.isEmpty() || projects.contains(snapshot.item().project());
  }
}

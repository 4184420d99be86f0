package dev.lockstep.jira.cloud;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.jira.mapping.Snapshot;
import dev.lockstep.jira.port.ChangedIssues;
import dev.lockstep.jira.port.IssuesById;
import dev.lockstep.jira.rest.IssueMapping;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads issues: by query for polls, by id for hints. */
final class CloudIssues implements ChangedIssues, IssuesById {

  private static final int PAGE = 100;
  private static final String CHANGELOG = "changelog";

  /** Between the query and Jira's token: a token holds for its own query only. */
  private static final char OF = '\n';

  private final JiraClient<JiraApi> client;
  private final List<String> projects;
  private final Uni<IssueMapping> mapping;
  private final QueryTimes times;

  /**
   * @param projects keys of the projects in scope; none means all
   */
  CloudIssues(
      JiraClient<JiraApi> client,
      List<String> projects,
      Uni<IssueMapping> mapping,
      QueryTimes times) {
    this.client = client;
    this.projects = projects;
    this.mapping = mapping;
    this.times = times;
  }

  @Override
  public Uni<Page> changed(Instant since, Optional<String> pageToken) {
    return pageToken.isEmpty()
        ? times.changed(projects, since).chain(jql -> search(jql, null))
        : Uni.createFrom()
            .item(pageToken.get().lastIndexOf(OF))
            .chain(
                at -> search(pageToken.get().substring(0, at), pageToken.get().substring(at + 1)));
  }

  private Uni<Page> search(String jql, @Nullable String token) {
    return mapping.chain(
        map -> {
          SearchJson.Request request =
              new SearchJson.Request(jql, map.fields().asked(), CHANGELOG, PAGE, token);
          return client
              .read("search/jql", api -> api.search(request))
              .map(answer -> page(map, jql, answer));
        });
  }

  private static Page page(IssueMapping map, String jql, SearchJson answer) {
    if (!orEmpty(answer.warnings()).isEmpty()) {
      throw new Unavailable("Jira says that its answer is not complete: " + answer.warnings());
    }
    boolean last = Boolean.TRUE.equals(answer.isLast());
    Optional<String> next =
        last
            ? Optional.empty()
            : Optional.ofNullable(answer.nextPageToken()).map(token -> jql + OF + token);
    return new Page(orEmpty(answer.issues()).stream().map(map::snapshot).toList(), next);
  }

  @Override
  public Uni<List<Snapshot>> byId(Collection<String> ids) {
    return byId(client, ids, List.of(CHANGELOG));
  }

  @Override
  public Uni<List<Snapshot>> withoutHistory(Collection<String> ids) {
    // Whole sites are read this way, and nobody waits for them.
    return byId(client.bulk(), ids, List.of());
  }

  private Uni<List<Snapshot>> byId(
      JiraClient<JiraApi> by, Collection<String> ids, List<String> expand) {
    return mapping.chain(
        map -> {
          BulkJson.Request request =
              new BulkJson.Request(List.copyOf(ids), map.fields().asked(), expand);
          return by.read("issue/bulkfetch", api -> api.bulkFetch(request))
              .map(answer -> snapshots(map, answer));
        });
  }

  private List<Snapshot> snapshots(IssueMapping map, BulkJson answer) {
    List<BulkJson.IssueError> errors = orEmpty(answer.issueErrors());
    if (!errors.isEmpty()) {
      // Not the same as missing: Jira could not give them now.
      throw new Unavailable("Jira could not give " + errors.size() + " of the issues asked for");
    }
    return orEmpty(answer.issues()).stream()
        .map(map::snapshot)
        .filter(snapshot -> projects.isEmpty() || projects.contains(snapshot.item().project()))
        .toList();
  }
}

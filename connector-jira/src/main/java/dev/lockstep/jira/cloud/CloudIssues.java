package dev.lockstep.jira.cloud;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.jira.jql.Jql;
import dev.lockstep.jira.mapping.Snapshot;
import dev.lockstep.jira.port.ChangedIssues;
import dev.lockstep.jira.port.IssuesById;
import dev.lockstep.jira.rest.IssueJson;
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

  private final JiraClient<JiraApi> client;
  private final List<String> projects;
  private final Uni<IssueMapping> mapping;

  /**
   * @param projects keys of the projects in scope; none means all
   */
  CloudIssues(JiraClient<JiraApi> client, List<String> projects, Uni<IssueMapping> mapping) {
    this.client = client;
    this.projects = projects;
    this.mapping = mapping;
  }

  @Override
  public Uni<Page> changed(Instant since, @Nullable Instant until, Optional<String> pageToken) {
    SearchJson.Request request =
        new SearchJson.Request(
            Jql.changed(projects, since, until),
            IssueJson.FIELDS,
            CHANGELOG,
            PAGE,
            pageToken.orElse(null));
    return mapping.chain(
        map ->
            client.read("search/jql", api -> api.search(request)).map(answer -> page(map, answer)));
  }

  private static Page page(IssueMapping map, SearchJson answer) {
    if (!orEmpty(answer.warnings()).isEmpty()) {
      throw new Unavailable("Jira says that its answer is not complete: " + answer.warnings());
    }
    boolean last = Boolean.TRUE.equals(answer.isLast());
    Optional<String> next = last ? Optional.empty() : Optional.ofNullable(answer.nextPageToken());
    return new Page(orEmpty(answer.issues()).stream().map(map::snapshot).toList(), next);
  }

  @Override
  public Uni<List<Snapshot>> byId(Collection<String> ids) {
    BulkJson.Request request =
        new BulkJson.Request(List.copyOf(ids), IssueJson.FIELDS, List.of(CHANGELOG));
    return mapping.chain(
        map ->
            client
                .read("issue/bulkfetch", api -> api.bulkFetch(request))
                .map(answer -> snapshots(map, answer)));
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

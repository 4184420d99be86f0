package dev.lockstep.jira.cloud;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.jira.jql.Jql;
import dev.lockstep.jira.port.IssueIds;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists issues. Where nothing but keys is asked for, Jira gives 5,000 to a page. */
final class CloudIds implements IssueIds {

  private static final int PAGE = 5_000;
  private static final List<String> KEY = List.of("key");

  private final JiraClient<JiraApi> client;
  private final List<String> projects;

  /**
   * @param projects keys of the projects in scope; none means all
   */
  CloudIds(JiraClient<JiraApi> client, List<String> projects) {
    this.client = client;
    this.projects = projects;
  }

  @Override
  public Uni<Page> page(@Nullable String query, Optional<String> pageToken) {
    String jql = query == null ? Jql.all(projects) : Jql.inOrder(query);
    SearchJson.Request request =
        new SearchJson.Request(jql, KEY, null, PAGE, pageToken.orElse(null));
    return client.read("search/jql", api -> api.ids(request)).map(CloudIds::page);
  }

  private static Page page(IdsJson answer) {
    if (!orEmpty(answer.warnings()).isEmpty()) {
      throw new Unavailable("Jira says that its answer is not complete: " + answer.warnings());
    }
    boolean last = Boolean.TRUE.equals(answer.isLast());
    return new Page(
        orEmpty(answer.issues()).stream().map(one -> new Listed(one.id(), one.key())).toList(),
        last ? Optional.empty() : Optional.ofNullable(answer.nextPageToken()));
  }
}

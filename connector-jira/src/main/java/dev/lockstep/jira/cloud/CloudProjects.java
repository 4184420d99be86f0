package dev.lockstep.jira.cloud;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.jira.rest.IssueJson;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/** Lists the projects that the account sees, page by page. */
final class CloudProjects {

  private static final int PAGE = 100;

  private CloudProjects() {}

  static Uni<List<IssueJson.Project>> all(JiraClient<JiraApi> client) {
    return Uni.createFrom().deferred(() -> from(client, 0, new ArrayList<>()));
  }

  private static Uni<List<IssueJson.Project>> from(
      JiraClient<JiraApi> client, int startAt, List<IssueJson.Project> all) {
    return client
        .read("project/search", api -> api.projects(startAt, PAGE))
        .chain(
            page -> {
              List<IssueJson.Project> values = orEmpty(page.values());
              all.addAll(values);
              return values.isEmpty() || !Boolean.FALSE.equals(page.isLast())
                  ? Uni.createFrom().item(all)
                  : from(client, startAt + values.size(), all);
            });
  }
}

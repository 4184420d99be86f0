package dev.lockstep.jira.cloud;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

import dev.lockstep.jira.port.Account;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Directory;
import dev.lockstep.jira.rest.DirectoryNames;
import dev.lockstep.jira.rest.IssueJson;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/** Reads projects, statuses and issue types. */
final class CloudDirectory implements Directory {

  private static final int PAGE = 100;

  private final JiraClient<JiraApi> client;
  private final List<String> projects;
  private final Account account;

  /**
   * @param projects keys of the projects in scope; none means all
   */
  CloudDirectory(JiraClient<JiraApi> client, List<String> projects, Account account) {
    this.client = client;
    this.projects = projects;
    this.account = account;
  }

  @Override
  public Uni<List<Named>> read() {
    List<Named> all = new ArrayList<>();
    // An anonymous visitor is shown empty lists, which would look like everything gone.
    return account
        .prove(new Calls())
        .chain(() -> projects(0, all))
        .chain(() -> client.read("status", JiraApi::statuses))
        .invoke(statuses -> statuses.forEach(status -> all.add(DirectoryNames.status(status))))
        .chain(() -> client.read("issuetype", JiraApi::types))
        .invoke(types -> types.forEach(type -> all.add(DirectoryNames.type(type))))
        .replaceWith(() -> List.copyOf(all));
  }

  private Uni<Void> projects(int startAt, List<Named> all) {
    return client
        .read("project/search", api -> api.projects(startAt, PAGE))
        .chain(
            page -> {
              List<IssueJson.Project> values = orEmpty(page.values());
              values.stream()
                  .filter(
                      project ->
                          projects.isEmpty()
                              || project.key() != null && projects.contains(project.key()))
                  .forEach(project -> all.add(DirectoryNames.project(project)));
              return values.isEmpty() || !Boolean.FALSE.equals(page.isLast())
                  ? Uni.createFrom().voidItem()
                  : projects(startAt + values.size(), all);
            });
  }
}

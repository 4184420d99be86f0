package dev.lockstep.jira.datacenter;

import dev.lockstep.jira.port.Account;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Directory;
import dev.lockstep.jira.rest.DirectoryNames;
import dev.lockstep.jira.rest.IssueJson;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/** Reads projects, statuses and issue types; each is one list without pages. */
final class DataCenterDirectory implements Directory {

  private final JiraClient<DataCenterApi> client;
  private final List<String> projects;
  private final Account account;

  /**
   * @param projects keys of the projects in scope; none means all
   */
  DataCenterDirectory(JiraClient<DataCenterApi> client, List<String> projects, Account account) {
    this.client = client;
    this.projects = projects;
    this.account = account;
  }

  @Override
  public Uni<List<Named>> read() {
    List<Named> all = new ArrayList<>();
    // An anonymous visitor is shown an empty list, which would look like everything gone.
    return account
        .prove(new Calls())
        .chain(() -> client.read("project", DataCenterApi::projects))
        .invoke(
            shown ->
                shown.stream()
                    .filter(this::isInScope)
                    .forEach(one -> all.add(DirectoryNames.project(one))))
        .chain(() -> client.read("status", DataCenterApi::statuses))
        .invoke(statuses -> statuses.forEach(one -> all.add(DirectoryNames.status(one))))
        .chain(() -> client.read("issuetype", DataCenterApi::types))
        .invoke(types -> types.forEach(one -> all.add(DirectoryNames.type(one))))
        .replaceWith(() -> List.copyOf(all));
  }

  private boolean isInScope(IssueJson.Project project) {
    return projects.isEmpty() || project.key() != null && projects.contains(project.key());
  }
}

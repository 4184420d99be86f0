package dev.lockstep.jira.rest;

import dev.lockstep.jira.port.Account;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Directory;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;

/** Reads projects, statuses and issue types. */
public final class RestDirectory implements Directory {

  private final JiraClient<? extends ReadApi> client;
  private final List<String> projects;
  private final Account account;
  private final Uni<List<IssueJson.Project>> shown;

  /**
   * @param projects keys of the projects in scope; none means all
   * @param shown asks for all projects that the account sees
   */
  public RestDirectory(
      JiraClient<? extends ReadApi> client,
      List<String> projects,
      Account account,
      Uni<List<IssueJson.Project>> shown) {
    this.client = client;
    this.projects = projects;
    this.account = account;
    this.shown = shown;
  }

  @Override
  public Uni<List<Named>> read() {
    List<Named> all = new ArrayList<>();
    // An anonymous visitor is shown empty lists, which would look like everything gone.
    return account
        .prove(new Calls())
        .chain(() -> shown)
        .invoke(
            found ->
                found.stream()
                    .filter(this::isInScope)
                    .forEach(project -> all.add(DirectoryNames.project(project))))
        .chain(() -> client.read("status", api -> api.statuses()))
        .invoke(statuses -> statuses.forEach(status -> all.add(DirectoryNames.status(status))))
        .chain(() -> client.read("issuetype", api -> api.types()))
        .invoke(types -> types.forEach(type -> all.add(DirectoryNames.type(type))))
        .replaceWith(() -> List.copyOf(all));
  }

  private boolean isInScope(IssueJson.Project project) {
    return projects.isEmpty() || project.key() != null && projects.contains(project.key());
  }
}

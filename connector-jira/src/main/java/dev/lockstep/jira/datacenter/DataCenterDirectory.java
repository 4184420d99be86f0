package dev.lockstep.jira.datacenter;

import dev.lockstep.contract.DirectoryEntry.Kind;
import dev.lockstep.contract.Status;
import dev.lockstep.jira.port.Account;
import dev.lockstep.jira.port.Calls;
import dev.lockstep.jira.port.Directory;
import dev.lockstep.jira.rest.IssueJson;
import dev.lockstep.jira.rest.IssueMapping;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
            shown -> shown.stream().filter(this::isInScope).forEach(one -> all.add(project(one))))
        .chain(() -> client.read("status", DataCenterApi::statuses))
        .invoke(statuses -> statuses.forEach(one -> all.add(status(one))))
        .chain(() -> client.read("issuetype", DataCenterApi::types))
        .invoke(types -> types.forEach(one -> all.add(type(one))))
        .replaceWith(() -> List.copyOf(all));
  }

  private boolean isInScope(IssueJson.Project project) {
    return projects.isEmpty() || projects.contains(text(project.key()));
  }

  private static Named project(IssueJson.Project project) {
    return new Named(
        Kind.PROJECT, text(project.id()), project.key(), text(project.name()), Map.of());
  }

  private static Named status(IssueJson.Status json) {
    Status status = IssueMapping.status(json);
    return new Named(
        Kind.STATUS,
        status.id(),
        null,
        status.name(),
        Map.of("category", status.category().name()));
  }

  private static Named type(IssueJson.Type type) {
    return new Named(
        Kind.ISSUE_TYPE,
        text(type.id()),
        null,
        text(type.name()),
        Map.of("hierarchyLevel", Integer.toString(IssueMapping.level(type))));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}

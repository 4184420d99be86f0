package dev.lockstep.jira.cloud;

import static dev.lockstep.jira.rest.JiraClient.orEmpty;

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
        .invoke(statuses -> statuses.forEach(status -> all.add(status(status))))
        .chain(() -> client.read("issuetype", JiraApi::types))
        .invoke(types -> types.forEach(type -> all.add(type(type))))
        .replaceWith(() -> List.copyOf(all));
  }

  private Uni<Void> projects(int startAt, List<Named> all) {
    return client
        .read("project/search", api -> api.projects(startAt, PAGE))
        .chain(
            page -> {
              List<IssueJson.Project> values = orEmpty(page.values());
              values.stream()
                  .filter(project -> projects.isEmpty() || projects.contains(text(project.key())))
                  .forEach(project -> all.add(project(project)));
              return values.isEmpty() || !Boolean.FALSE.equals(page.isLast())
                  ? Uni.createFrom().voidItem()
                  : projects(startAt + values.size(), all);
            });
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

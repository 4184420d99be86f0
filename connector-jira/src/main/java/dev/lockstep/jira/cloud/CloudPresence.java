package dev.lockstep.jira.cloud;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.jira.port.Presence;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Uni;

/** Asks whether issues and projects can be seen. */
final class CloudPresence implements Presence {

  private final JiraClient<JiraApi> client;

  CloudPresence(JiraClient<JiraApi> client) {
    this.client = client;
  }

  @Override
  public Uni<Boolean> issue(String issueId) {
    return seen(client.read("issue/{id}", api -> api.issue(issueId, "id", null)));
  }

  @Override
  public Uni<Boolean> project(String key) {
    return seen(client.read("project/{key}", api -> api.project(key)));
  }

  private static Uni<Boolean> seen(Uni<?> answer) {
    return answer.replaceWith(true).onFailure(NotFound.class).recoverWithItem(false);
  }
}

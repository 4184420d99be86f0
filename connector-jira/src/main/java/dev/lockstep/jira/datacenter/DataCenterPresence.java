package dev.lockstep.jira.datacenter;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.jira.port.Presence;
import dev.lockstep.jira.rest.JiraClient;
import io.smallrye.mutiny.Uni;

/** Asks whether issues and projects can be seen. */
final class DataCenterPresence implements Presence {

  private final JiraClient<DataCenterApi> client;

  DataCenterPresence(JiraClient<DataCenterApi> client) {
    this.client = client;
  }

  @Override
  public Uni<Boolean> issue(String issueId) {
    return seen(client.read("issue/{id}", api -> api.issue(issueId, "created", null)));
  }

  @Override
  public Uni<Boolean> project(String key) {
    return seen(client.read("project/{key}", api -> api.project(key)));
  }

  private static Uni<Boolean> seen(Uni<?> answer) {
    return answer.replaceWith(true).onFailure(NotFound.class).recoverWithItem(false);
  }
}

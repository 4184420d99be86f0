package dev.lockstep.jira.rest;

import dev.lockstep.connector.UpstreamException.NotFound;
import dev.lockstep.jira.port.Presence;
import io.smallrye.mutiny.Uni;

/** Asks whether issues and projects can be seen. */
public final class RestPresence implements Presence {

  private final JiraClient<? extends ReadApi> client;

  public RestPresence(JiraClient<? extends ReadApi> client) {
    this.client = client;
  }

  @Override
  public Uni<Boolean> issue(String issueId) {
    return seen(client.read("issue/{id}", api -> api.standing(issueId, "created", null)));
  }

  @Override
  public Uni<Boolean> project(String key) {
    return seen(client.read("project/{key}", api -> api.project(key)));
  }

  private static Uni<Boolean> seen(Uni<?> answer) {
    return answer.replaceWith(true).onFailure(NotFound.class).recoverWithItem(false);
  }
}

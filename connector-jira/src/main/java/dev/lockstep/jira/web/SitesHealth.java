package dev.lockstep.jira.web;

import dev.lockstep.jira.collect.Notices;
import dev.lockstep.jira.collect.SiteStates;
import dev.lockstep.jira.collect.SiteStates.State;
import dev.lockstep.jira.port.Sites;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Each configured site: up, or down with the reason. A site that is down degrades; others go on.
 */
@Wellness
@ApplicationScoped
class SitesHealth implements HealthCheck {

  private final Sites sites;
  private final SiteStates states;
  private final Notices notices;

  SitesHealth(Sites sites, SiteStates states, Notices notices) {
    this.sites = sites;
    this.notices = notices;
    this.states = states;
  }

  @Override
  public HealthCheckResponse call() {
    Map<String, State> all = states.all();
    HealthCheckResponseBuilder response = HealthCheckResponse.named("jira");
    boolean up = true;
    for (var site : sites.all()) {
      State state = all.get(site.id());
      if (state instanceof State.Down down) {
        up = false;
        response.withData(site.scope(), "down since " + down.since() + ": " + down.reason());
      } else {
        response.withData(site.scope(), state == null ? "not read yet" : "up");
      }
    }
    for (var notice : notices.all().entrySet()) {
      up = false;
      response.withData("jira/" + notice.getKey() + " waits", notice.getValue());
    }
    return response.status(up).build();
  }
}

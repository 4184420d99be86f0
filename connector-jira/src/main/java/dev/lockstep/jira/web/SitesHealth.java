package dev.lockstep.jira.web;

import dev.lockstep.jira.collect.Introductions;
import dev.lockstep.jira.collect.Notices;
import dev.lockstep.jira.collect.SiteStates;
import dev.lockstep.jira.collect.SiteStates.State;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.Settings;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Each configured site: up, or down with the reason; who we are there and until when; what a person
 * should look at. What is not well degrades; the other sites go on.
 */
@Wellness
@ApplicationScoped
class SitesHealth implements HealthCheck {

  private final Settings settings;
  private final SiteStates states;
  private final Introductions introductions;
  private final Notices notices;
  private final Clock clock;

  SitesHealth(
      Settings settings,
      SiteStates states,
      Introductions introductions,
      Notices notices,
      Clock clock) {
    this.settings = settings;
    this.states = states;
    this.introductions = introductions;
    this.notices = notices;
    this.clock = clock;
  }

  @Override
  public HealthCheckResponse call() {
    Map<String, State> all = states.all();
    HealthCheckResponseBuilder response = HealthCheckResponse.named("jira");
    boolean well = true;
    for (JiraInstance instance : settings.jira().values()) {
      // All of them, whatever the ones before said.
      well &= tell(instance, all.get(instance.id()), response);
    }
    for (var notice : notices.all().entrySet()) {
      well = false;
      response.withData("jira/" + notice.getKey() + " waits", notice.getValue());
    }
    return response.status(well).build();
  }

  private boolean tell(
      JiraInstance instance, @Nullable State state, HealthCheckResponseBuilder response) {
    String name = "jira/" + instance.id();
    Optional<Introductions.Known> known = introductions.known(instance.id());
    TokenEnd end =
        TokenEnd.of(
            instance.tokenExpires(),
            known.map(Introductions.Known::tokenExpires).orElse(null),
            clock.instant());
    List<String> remarks = states.remarks(instance.id());
    response
        .withData(name, words(state))
        .withData(name + "/deployment", instance.deployment().name().toLowerCase(Locale.ROOT));
    known.ifPresent(
        one ->
            response
                .withData(name + "/account", one.who().name() + " (" + one.who().id() + ")")
                .withData(name + "/time-zone", one.who().zone().getId()));
    if (end.isKnown()) {
      response.withData(name + "/token", end.toString());
    }
    if (!remarks.isEmpty()) {
      response.withData(name + "/remarks", String.join("; ", remarks));
    }
    return !(state instanceof State.Down) && !end.isNear() && remarks.isEmpty();
  }

  private static String words(@Nullable State state) {
    if (state instanceof State.Down down) {
      return "down since " + down.since() + ": " + down.reason();
    }
    return state instanceof State.Up up
        ? "up since " + up.since()
        : "not read yet, or by another replica";
  }
}

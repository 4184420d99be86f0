package dev.lockstep.waiting;

import dev.lockstep.messaging.Backlog.Level;
import dev.lockstep.settings.Settings;
import dev.lockstep.web.ServiceSettings;
import io.quarkus.runtime.Startup;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Warns of what failed and has waited for long: the service works, but somebody should look. It
 * reads the settings at the start, as they may be changed later.
 */
@Wellness
@Startup
@ApplicationScoped
class WaitingHealth implements HealthCheck {

  private final WaitingLevels levels;
  private final Duration longest;

  WaitingHealth(WaitingLevels levels, Config config) {
    this.levels = levels;
    this.longest =
        ServiceSettings.read(config, EnumSet.noneOf(Settings.Need.class))
            .orThrow()
            .intervals()
            .waitingWarning();
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder response = HealthCheckResponse.named("waiting");
    boolean well = true;
    for (Map.Entry<WaitingLevels.Queue, Level> seen : levels.seen().entrySet()) {
      Duration waits = seen.getValue().oldestFailed();
      if (waits.compareTo(longest) > 0) {
        well = false;
        response.withData(
            seen.getKey().backlog() + "/" + seen.getKey().name(),
            "something failed and has waited for "
                + Duration.ofSeconds(waits.toSeconds())
                + ", longer than "
                + longest);
      }
    }
    return response.status(well).build();
  }
}

package dev.lockstep.sync.config;

import dev.lockstep.settings.Intervals;
import dev.lockstep.settings.Settings;
import dev.lockstep.sync.app.RuleFile;
import dev.lockstep.web.ServiceSettings;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Plain records of what the settings say; nothing starts while one of them is wrong. */
class Wiring {

  private static final Set<Settings.Need> NEEDS = EnumSet.of(Settings.Need.API_KEY);

  @Produces
  @Singleton
  Settings settings(Config config) {
    return ServiceSettings.read(config, NEEDS).orThrow();
  }

  @Produces
  @Singleton
  Intervals intervals(Settings settings) {
    return settings.intervals();
  }

  @Produces
  @Singleton
  RuleFile ruleFile(Config config) {
    return () ->
        Uni.createFrom()
            .item(() -> ServiceSettings.read(config, NEEDS))
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
  }
}

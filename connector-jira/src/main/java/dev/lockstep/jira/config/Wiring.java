package dev.lockstep.jira.config;

import dev.lockstep.settings.Settings;
import dev.lockstep.web.ServiceSettings;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import org.eclipse.microprofile.config.Config;

/** The settings, read once; nothing starts while one of them is wrong. */
class Wiring {

  @Startup
  @Produces
  @Singleton
  Settings settings(Config config) {
    return ServiceSettings.read(config, EnumSet.of(Settings.Need.JIRA)).orThrow();
  }
}

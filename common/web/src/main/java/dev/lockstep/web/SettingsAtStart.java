package dev.lockstep.web;

import dev.lockstep.settings.Settings;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import org.eclipse.microprofile.config.Config;

/** Refuses the start with every setting that is wrong, also where the service does not use it. */
@Singleton
@Startup
final class SettingsAtStart {

  /**
   * @throws IllegalStateException with each wrong setting, what was found and what is allowed
   */
  SettingsAtStart(Config config) {
    ServiceSettings.read(config, EnumSet.noneOf(Settings.Need.class)).orThrow();
  }
}

package dev.lockstep.sync.config;

import dev.lockstep.settings.Intervals;
import dev.lockstep.settings.RuleSettings;
import dev.lockstep.settings.Settings;
import dev.lockstep.sync.rule.RuleBooks;
import dev.lockstep.web.ServiceSettings;
import io.quarkus.logging.Log;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import org.eclipse.microprofile.config.Config;

/** Plain records of what the settings say; nothing starts while one of them is wrong. */
class Wiring {

  @Produces
  @Singleton
  Settings settings(Config config) {
    return ServiceSettings.read(config, EnumSet.of(Settings.Need.API_KEY)).orThrow();
  }

  @Produces
  @Singleton
  RuleSettings ruleSettings(Settings settings) {
    return settings.rules();
  }

  @Produces
  @Singleton
  Intervals intervals(Settings settings) {
    return settings.intervals();
  }

  @Produces
  @Singleton
  RuleBooks ruleBooks(RuleSettings settings) {
    RuleBooks books = new RuleBooks(settings);
    Log.infof(
        "rule books in force books=%s dryRun=%s",
        books.all().stream().map(book -> book.settings().name()).toList(), books.dryRun());
    return books;
  }
}

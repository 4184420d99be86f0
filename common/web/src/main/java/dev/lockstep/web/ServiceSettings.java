package dev.lockstep.web;

import dev.lockstep.settings.Settings;
import dev.lockstep.settings.SettingsResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;

/**
 * {@link Settings} of a service from its Quarkus configuration: the environment, and in tests
 * whatever names a test resource or application.properties overrides. For the one producer in the
 * service's {@code config} package.
 */
public final class ServiceSettings {
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(JIRA|ATLASSIAN|BITBUCKET|GITHUB|ADO|WEBHOOK|SLACK|DISCORD|LOGS|ALERTS|WATCH|LOCKSTEP|PG|DATABASE|KAFKA|CONNECT|OTEL)_[A-Z0-9_]+");

  private ServiceSettings() {}

  /** Reads and checks everything; see {@link Settings#read(Map, Set)}. */
  public static SettingsResult read(Config config, Set<Settings.Need> needs) {
    Map<String, String> environment = new HashMap<>();
    for (String name : config.getPropertyNames()) {
      if (VARIABLE.matcher(name).matches()) {
        environment.put(name, valueOf(config, name));
      }
    }
    return Settings.read(environment, needs);
  }

  /** What the environment says is taken as it is: a '$' in a token is no expression. */
  private static String valueOf(Config config, String name) {
    ConfigValue found = config.getConfigValue(name);
    String raw = found.getRawValue();
    if (raw != null && raw.equals(System.getenv(name))) {
      return raw;
    }
    String value = found.getValue();
    return value == null ? "" : value;
  }
}

package dev.lockstep.web;

import dev.lockstep.settings.Secret;
import io.quarkus.runtime.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** What callers send as {@code X-API-Key}. A service without one does not start. */
@Singleton
@Startup
final class ApiKey {
  static final String HEADER = "X-API-Key";

  private final Secret key;

  @Inject
  ApiKey(@ConfigProperty(name = "LOCKSTEP_API_KEY") Optional<String> configured) {
    String text = configured.map(String::strip).orElse("");
    if (text.isEmpty()) {
      throw new IllegalStateException(
          "LOCKSTEP_API_KEY: not set; expected the key that callers send as X-API-Key, because a service does not"
              + " start unprotected");
    }
    this.key = new Secret(text);
  }

  boolean matches(@Nullable String sent) {
    return key.matches(sent);
  }
}

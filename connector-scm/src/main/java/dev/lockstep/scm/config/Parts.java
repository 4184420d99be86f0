package dev.lockstep.scm.config;

import dev.lockstep.connector.Pace;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.messaging.Leases;
import dev.lockstep.settings.Secret;
import dev.lockstep.settings.Settings;
import dev.lockstep.web.ServiceSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** What providers are put together from: the settings, read once, and one gateway a credential. */
@Singleton
class Parts {

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

  private final Settings settings;
  private final Leases leases;
  private final Clock clock;
  private final MeterRegistry metrics;

  Parts(Config config, Leases leases, Clock clock, MeterRegistry metrics) {
    this.settings = ServiceSettings.read(config, Set.of()).orThrow();
    this.leases = leases;
    this.clock = clock;
    this.metrics = metrics;
  }

  Settings settings() {
    return settings;
  }

  Clock clock() {
    return clock;
  }

  /**
   * The gateway of one credential.
   *
   * @param name for metrics and logs, for example {@code bitbucket/acme}
   * @param requestsPerSecond pace of all its calls, over all replicas
   */
  UpstreamGateway gateway(String name, double requestsPerSecond) {
    return new UpstreamGateway(
        name, new Pace(requestsPerSecond, leases::replicas), CALL_TIMEOUT, clock, metrics);
  }

  /** The address at which a provider's webhooks for one owner arrive. */
  URI hookAddress(String provider, String owner) {
    URI door =
        Objects.requireNonNull(
            settings.lockstep().publicUrl(), "the settings refuse registering without it");
    return URI.create(door + "/webhook/" + provider + "/" + owner);
  }

  static List<String> values(List<Secret> secrets) {
    return secrets.stream().map(Secret::value).toList();
  }
}

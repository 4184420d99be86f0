package dev.lockstep.scm.config;

import dev.lockstep.connector.Pace;
import dev.lockstep.connector.UpstreamGateway;
import dev.lockstep.messaging.Leases;
import dev.lockstep.scm.bitbucket.BitbucketClient;
import dev.lockstep.scm.bitbucket.BitbucketCloud;
import dev.lockstep.scm.collect.CodeHosts;
import dev.lockstep.scm.collect.SweepSettings;
import dev.lockstep.scm.web.HookEndpoint;
import dev.lockstep.settings.BitbucketSettings;
import dev.lockstep.settings.Secret;
import dev.lockstep.settings.Settings;
import dev.lockstep.web.ServiceSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the settings once, at the start, and puts the code hosts together. Without Bitbucket the
 * service runs and has nothing to do.
 */
@Singleton
@Startup
class Wiring {

  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(30);

  private final Settings settings;

  Wiring(Config config) {
    settings = ServiceSettings.read(config, Set.of()).orThrow();
  }

  @Produces
  @Singleton
  CodeHosts codeHosts(Leases leases, Clock clock, MeterRegistry metrics) {
    BitbucketSettings bitbucket = settings.bitbucket();
    if (bitbucket == null) {
      Log.warn("no code host is set: set BITBUCKET_WORKSPACE and BITBUCKET_TOKEN");
      return new CodeHosts(List.of());
    }
    BitbucketClient client =
        new BitbucketClient(bitbucket.apiUrl(), bitbucket.token().value(), bitbucket.email());
    UpstreamGateway gateway =
        new UpstreamGateway(
            "bitbucket/" + bitbucket.workspace(),
            new Pace(bitbucket.requestsPerSecond(), leases::replicas),
            CALL_TIMEOUT,
            clock,
            metrics);
    return new CodeHosts(
        List.of(
            new BitbucketCloud(
                bitbucket.workspace(),
                bitbucket.repositories(),
                settings.intervals().overlap(),
                client,
                gateway)));
  }

  @Produces
  @Singleton
  SweepSettings sweepSettings() {
    return new SweepSettings(settings.intervals().scmSweep());
  }

  @Produces
  @Singleton
  HookEndpoint bitbucketHooks() {
    BitbucketSettings bitbucket = settings.bitbucket();
    return bitbucket == null
        ? new HookEndpoint("", List.of(), BitbucketCloud.hooks())
        : new HookEndpoint(
            bitbucket.workspace().toLowerCase(Locale.ROOT),
            bitbucket.webhookSecrets().stream().map(Secret::value).toList(),
            BitbucketCloud.hooks());
  }
}

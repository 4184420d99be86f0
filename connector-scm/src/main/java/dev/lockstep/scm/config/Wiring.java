package dev.lockstep.scm.config;

import dev.lockstep.scm.collect.CodeHosts;
import dev.lockstep.scm.collect.HookAddresses;
import dev.lockstep.scm.collect.SweepSettings;
import dev.lockstep.scm.collect.Trackers;
import dev.lockstep.scm.port.CodeHost;
import dev.lockstep.scm.web.HookEndpoints;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Puts the code hosts together, once, at the start. Without any the service runs and has nothing to
 * do.
 */
@Singleton
@Startup
class Wiring {

  private final List<Provider> providers;
  private final Parts parts;

  Wiring(@All List<Provider> providers, Parts parts) {
    this.providers = providers;
    this.parts = parts;
  }

  @Produces
  @Singleton
  CodeHosts codeHosts() {
    List<CodeHost> hosts = providers.stream().map(Provider::hosts).flatMap(List::stream).toList();
    if (hosts.isEmpty()) {
      Log.warn(
          "no code host is set: set BITBUCKET_WORKSPACE and BITBUCKET_TOKEN, GITHUB_OWNERS and"
              + " GITHUB_TOKEN, BITBUCKET_DC_BASE_URL and BITBUCKET_DC_TOKEN, or ADO_ORGANIZATION"
              + " and ADO_PERSONAL_ACCESS_TOKEN");
    }
    return new CodeHosts(hosts);
  }

  @Produces
  @Singleton
  HookEndpoints hookEndpoints() {
    return new HookEndpoints(providers.stream().map(Provider::endpoint).toList());
  }

  @Produces
  @Singleton
  HookAddresses hookAddresses() {
    return new HookAddresses(
        providers.stream().map(Provider::cared).flatMap(List::stream).toList());
  }

  @Produces
  @Singleton
  Trackers trackers() {
    return new Trackers(!parts.settings().jira().isEmpty(), parts.settings().azureDevOps() != null);
  }

  @Produces
  @Singleton
  SweepSettings sweepSettings() {
    return new SweepSettings(
        parts.settings().intervals().scmSweep(), parts.settings().intervals().scmFullSweep());
  }
}

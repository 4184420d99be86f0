package dev.lockstep.web;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Checks that a test can bring down. */
final class SampleChecks {
  static final Set<String> DOWN = ConcurrentHashMap.newKeySet();

  private SampleChecks() {}

  private static HealthCheckResponse check(String name) {
    return HealthCheckResponse.named(name).status(!DOWN.contains(name)).withData("at", "x").build();
  }

  @Readiness
  @ApplicationScoped
  static class Database implements HealthCheck {
    @Override
    public HealthCheckResponse call() {
      return check("Reactive PostgreSQL connections health check");
    }
  }

  @Wellness
  @ApplicationScoped
  static class Upstream implements HealthCheck {
    @Override
    public HealthCheckResponse call() {
      return check("jira");
    }
  }
}

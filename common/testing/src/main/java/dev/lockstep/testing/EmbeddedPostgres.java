package dev.lockstep.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * {@link PostgresServer} as a Quarkus test resource: {@code @WithTestResource(value =
 * EmbeddedPostgres.class, scope = TestResourceScope.GLOBAL)}. Gives PG_HOST, PG_PORT, PG_DATABASE,
 * PG_USERNAME and PG_PASSWORD as config properties.
 */
public final class EmbeddedPostgres implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    return PostgresServer.start().environment();
  }

  /** Nothing: the server serves the next test class and ends with the JVM. */
  @Override
  public void stop() {}
}

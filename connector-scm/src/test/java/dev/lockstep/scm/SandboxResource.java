package dev.lockstep.scm;

import dev.lockstep.sandbox.Sandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sandbox on a free port, and the settings that point the service at it. */
public final class SandboxResource implements QuarkusTestResourceLifecycleManager {

  /** What the workspace's webhooks are signed with, and the secret before. */
  public static final String SECRET = "Gkvl$k$wyNpQAF42";

  public static final String OLD_SECRET = "the-secret-before";
  public static final String WORKSPACE = "acme";

  /** There before the service asks: a workspace that is not there is asked for again much later. */
  public static final String REPOSITORY = "hooked";

  private @Nullable Sandbox sandbox;

  @Override
  public Map<String, String> start() {
    sandbox = Sandbox.start();
    sandbox.client().bitbucket(WORKSPACE).repository(REPOSITORY);
    return Map.ofEntries(
        Map.entry("sandbox.url", sandbox.uri().toString()),
        Map.entry("BITBUCKET_API_URL", sandbox.bitbucket().toString()),
        Map.entry("BITBUCKET_WORKSPACE", WORKSPACE),
        Map.entry("BITBUCKET_TOKEN", "access-token"),
        Map.entry("BITBUCKET_REQUESTS_PER_SECOND", "500"),
        Map.entry("BITBUCKET_WEBHOOK_SECRET", escaped(SECRET) + "," + OLD_SECRET),
        Map.entry("LOCKSTEP_API_KEY", "test-key"),
        Map.entry("LOCKSTEP_SCM_SWEEP", "100ms"), // at every tick, which is each second
        Map.entry("LOCKSTEP_SCM_FULL_SWEEP", "100ms"),
        Map.entry("quarkus.http.test-port", "0"),
        Map.entry("quarkus.management.test-port", "0"));
  }

  /** The configuration of tests reads '$' as the start of an expression. */
  private static String escaped(String value) {
    return value.replace("$", "\\$");
  }

  @Override
  public void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }
}

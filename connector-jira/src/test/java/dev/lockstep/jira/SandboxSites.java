package dev.lockstep.jira;

import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * A sandbox with five instances configured: "1" with webhooks and any project, "2" without
 * webhooks, only project OLD in scope and filled before the service starts, "3" where nothing
 * answers, "4" a Data Center that does not answer either, "5" with an OAuth client.
 */
public final class SandboxSites implements QuarkusTestResourceLifecycleManager {

  public static final String SECRET = "a-secret";
  public static final String NEXT_SECRET = "the-next-one";
  public static final String PATH_SECRET = "a-secret-in-a-path";
  public static final int SEEDED = 230;

  private static final Requests.OAuthApp APP =
      Requests.OAuthApp.of("lockstep-app", "the-secret-of-the-client", "the-first-refresh-token");

  private @Nullable Sandbox sandbox;

  @Override
  public Map<String, String> start() {
    Sandbox started = Sandbox.start();
    sandbox = started;
    SandboxClient client = started.client();
    client.jira("one").project("ABC", "Alphabet");
    client.jira("five").project("APP", "Apps");
    client.jira("five").app(APP);
    client.jira("two").seed(new Requests.Seed("OLD", SEEDED, null, true, 3, null));
    client.jira("two").seed(Requests.Seed.stories("OTHER", 3));
    return Map.ofEntries(
        Map.entry("sandbox.uri", started.uri().toString()),
        Map.entry("JIRA_1_BASE_URL", started.jira("one").toString()),
        Map.entry("JIRA_1_USERNAME", "lockstep@example.com"),
        Map.entry("JIRA_1_API_TOKEN", "token"),
        Map.entry("JIRA_1_WEBHOOK_SECRET", SECRET + "," + NEXT_SECRET),
        Map.entry("JIRA_2_BASE_URL", started.jira("two").toString()),
        Map.entry("JIRA_2_USERNAME", "lockstep@example.com"),
        Map.entry("JIRA_2_API_TOKEN", "token"),
        Map.entry("JIRA_2_PROJECT_KEY", "OLD"),
        Map.entry("JIRA_2_TRANSITION_FIELDS", "resolution=Won't Do,customfield_10050=Acme"),
        Map.entry("JIRA_3_BASE_URL", "http://127.0.0.1:1"),
        Map.entry("JIRA_3_USERNAME", "lockstep@example.com"),
        Map.entry("JIRA_3_API_TOKEN", "token"),
        Map.entry("JIRA_5_BASE_URL", started.jira("five").toString()),
        Map.entry("JIRA_5_CLOUD_ID", cloudId(started.jiraGateway("five"))),
        Map.entry("JIRA_5_GATEWAY_URL", started.uri().toString()),
        Map.entry("JIRA_5_OAUTH_CLIENT_ID", APP.clientId()),
        Map.entry("JIRA_5_OAUTH_CLIENT_SECRET", APP.clientSecret()),
        Map.entry("JIRA_5_OAUTH_REFRESH_TOKEN", APP.refreshToken()),
        Map.entry("JIRA_5_OAUTH_TOKEN_URL", started.oauth() + "/token"),
        Map.entry("JIRA_4_BASE_URL", "http://127.0.0.1:1"),
        Map.entry("JIRA_4_DEPLOYMENT", "datacenter"),
        Map.entry("JIRA_4_TOKEN", "token"),
        Map.entry("JIRA_4_WEBHOOK_SECRET", PATH_SECRET));
  }

  private static String cloudId(URI gateway) {
    return gateway.getPath().substring(gateway.getPath().lastIndexOf('/') + 1);
  }

  @Override
  public void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }

  /** The running sandbox. */
  public static SandboxClient client() {
    return new SandboxClient(
        URI.create(ConfigProvider.getConfig().getValue("sandbox.uri", String.class)));
  }
}

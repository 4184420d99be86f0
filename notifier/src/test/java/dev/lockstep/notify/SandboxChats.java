package dev.lockstep.notify;

import dev.lockstep.sandbox.Sandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Slack and Discord of the sandbox as a Quarkus test resource, with a key for the REST face. */
public final class SandboxChats implements QuarkusTestResourceLifecycleManager {

  /** Config property with the sandbox's address. */
  public static final String URI = "test.sandbox";

  public static final String API_KEY = "key-of-the-tests";
  public static final String SLACK = "C0123456789";
  public static final String DISCORD = "1100000000000000777";
  public static final String ALERTS = "1100000000000000778";

  private @Nullable Sandbox sandbox;

  @Override
  public Map<String, String> start() {
    Sandbox started = Sandbox.start();
    sandbox = started;
    return Map.of(
        URI,
        started.uri().toString(),
        "LOCKSTEP_API_KEY",
        API_KEY,
        "SLACK_API_URL",
        started.slack().toString(),
        "SLACK_BOT_TOKEN",
        "xoxb-test",
        "SLACK_CHANNEL_ID",
        SLACK,
        "DISCORD_API_URL",
        started.discord().toString(),
        "DISCORD_BOT_TOKEN",
        "discord-test",
        "LOGS_CHANNEL_ID",
        DISCORD,
        "ALERTS_CHANNEL_ID",
        ALERTS);
  }

  @Override
  public void stop() {
    if (sandbox != null) {
      sandbox.close();
    }
  }
}

package dev.lockstep.local.demo;

import dev.lockstep.local.door.FrontDoor;
import dev.lockstep.settings.Settings;
import dev.lockstep.settings.SettingsResult;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** The settings of the demonstration: every upstream is the sandbox, every secret is made up. */
final class DemoSettings {
  /** The Jira site in the sandbox. */
  static final String SITE = "one";

  /** The Bitbucket workspace in the sandbox. */
  static final String WORKSPACE = "acme";

  /** The owner on GitHub and the organisation of Azure DevOps in the sandbox. */
  static final String OWNER = "acme";

  /** The Slack channel that hears of moves. */
  static final String SLACK_CHANNEL = "C0SHOPDEV01";

  /** The Discord channel that hears of moves. */
  static final String DISCORD_CHANNEL = "770000000000000001";

  private final Map<String, String> environment;

  private DemoSettings(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Of the user's own environment only what is about this machine is taken: a token that lies
   * around must not reach a demonstration.
   */
  static DemoSettings within(Map<String, String> process, Path data) {
    Map<String, String> environment = new HashMap<>();
    process.forEach(
        (name, value) -> {
          boolean ofTheMachine = name.matches("PATH|HOME|USER|TMPDIR|LANG|LC_.*|TZ|SHELL|TERM");
          if (ofTheMachine
              || name.matches(
                  "LOCKSTEP_(.+_)?(PORT|JAVA_OPTS)|LOCKSTEP_HOST|CONNECT_(HOST|PORT)")) {
            environment.put(name, value);
          }
        });
    String sandbox = "http://127.0.0.1:" + process.getOrDefault("LOCKSTEP_SANDBOX_PORT", "8090");
    environment.put("LOCKSTEP_DATA", data.toString());
    environment.put("ATLASSIAN_URL", sandbox + "/jira/" + SITE);
    environment.put("ATLASSIAN_EMAIL", "lockstep@example.com");
    environment.put("JIRA_TOKEN", "demo-jira-token");
    environment.put("JIRA_PROJECT_KEY", SeededShop.PROJECT);
    environment.put("JIRA_WEBHOOK_SECRET", secret());
    environment.put("BITBUCKET_API_URL", sandbox + "/bitbucket/2.0");
    environment.put("BITBUCKET_WORKSPACE", WORKSPACE);
    environment.put("BITBUCKET_TOKEN", "demo-bitbucket-token");
    environment.put("BITBUCKET_WEBHOOK_SECRET", secret());
    environment.put("GITHUB_API_URL", sandbox + "/github");
    environment.put("GITHUB_OWNERS", OWNER);
    environment.put("GITHUB_TOKEN", "demo-github-token");
    environment.put("GITHUB_WEBHOOK_SECRET", secret());
    environment.put("GITHUB_WEBHOOK_REGISTER", "yes");
    environment.put("ADO_BASE_URL", sandbox + "/azure-devops");
    environment.put("ADO_ORGANIZATION", OWNER);
    environment.put("ADO_PERSONAL_ACCESS_TOKEN", "demo-azure-devops-token");
    environment.put("ADO_WEBHOOK_SECRET", secret());
    environment.put("ADO_WEBHOOK_REGISTER", "yes");
    environment.put("LOCKSTEP_PUBLIC_URL", door(process));
    environment.put("SLACK_API_URL", sandbox + "/slack/api");
    environment.put("SLACK_BOT_TOKEN", "xoxb-demo");
    environment.put("SLACK_CHANNEL_ID", SLACK_CHANNEL);
    environment.put("DISCORD_API_URL", sandbox + "/discord/api/v10");
    environment.put("DISCORD_BOT_TOKEN", "demo-discord-token");
    environment.put("LOGS_CHANNEL_ID", DISCORD_CHANNEL);
    environment.put("LOCKSTEP_JIRA_POLL", "20s");
    environment.put("LOCKSTEP_SCM_SWEEP", "30s");
    return new DemoSettings(environment);
  }

  /** Where the sandbox reaches the front door, which is where webhooks are registered. */
  private static String door(Map<String, String> process) {
    return "http://%s:%s"
        .formatted(
            FrontDoor.reachableHost(process.getOrDefault("LOCKSTEP_HOST", "127.0.0.1")),
            process.getOrDefault("LOCKSTEP_PORT", "8000"));
  }

  private static String secret() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** For the services. */
  Map<String, String> environment() {
    return Map.copyOf(environment);
  }

  /** Read as the real thing reads them; a wrong port of the user's is a mistake here too. */
  SettingsResult read() {
    return Settings.read(environment, (Path) null);
  }

  /** Secret of the Jira webhook. */
  String jiraSecret() {
    return environment.getOrDefault("JIRA_WEBHOOK_SECRET", "");
  }

  /** Secret of the Bitbucket webhook. */
  String bitbucketSecret() {
    return environment.getOrDefault("BITBUCKET_WEBHOOK_SECRET", "");
  }
}

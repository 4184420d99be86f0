package dev.lockstep.e2e.world;

import dev.lockstep.sandbox.SandboxClient;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The simulated world around the product: three Jira sites, a Bitbucket workspace, a Slack and a
 * Discord channel, with the settings that connect the product to them.
 */
public final class Surroundings {
  /** A Jira site of the sandbox and the instance it is to Lockstep. */
  public record Site(String instance, String name) {}

  /** The three sites. */
  public static final List<Site> SITES =
      List.of(new Site("1", "north"), new Site("2", "east"), new Site("3", "west"));

  public static final String WORKSPACE = "acme";
  public static final String SLACK_CHANNEL = "C0LOCKSTEP1";
  public static final String DISCORD_CHANNEL = "1100000000000000001";
  public static final String JIRA_SECRET = "jira-hook-5c1e0f7a9b";
  public static final String BITBUCKET_SECRET = "bitbucket-hook-71d3a2c84e";

  private static final String EMAIL = "lockstep@example.org";
  private static final String JIRA_TOKEN = "jira-token-8f20d6b13c";
  private static final String BITBUCKET_TOKEN = "bitbucket-token-e94b07a5d2";
  private static final String SLACK_TOKEN = "xoxb-slack-token-2ad9c6e510";
  private static final String DISCORD_TOKEN = "discord-token-b6f3810e7d";

  private Surroundings() {}

  /**
   * Everything that must never stand in a log, by name.
   *
   * @param apiKey of the product
   * @param databasePassword of the product
   */
  public static Map<String, String> secrets(String apiKey, String databasePassword) {
    return Map.of(
        "the API key", apiKey,
        "the database's password", databasePassword,
        "Jira's token", JIRA_TOKEN,
        "Jira's credentials", EMAIL + ":" + JIRA_TOKEN,
        "Jira's webhook secret", JIRA_SECRET,
        "Bitbucket's token", BITBUCKET_TOKEN,
        "Bitbucket's webhook secret", BITBUCKET_SECRET,
        "Slack's token", SLACK_TOKEN,
        "Discord's token", DISCORD_TOKEN);
  }

  /**
   * The settings of a product that is connected to all of it.
   *
   * @param sandbox where the simulators answer
   * @param jiraPace calls per second to each Jira site
   * @param poll between two reads of Jira
   * @param sweep between two sweeps of Bitbucket
   */
  public static Map<String, String> settings(
      URI sandbox, int jiraPace, Duration poll, Duration sweep) {
    Map<String, String> settings = new HashMap<>();
    for (Site site : SITES) {
      String stem = "JIRA_" + site.instance() + "_";
      settings.put(stem + "BASE_URL", sandbox + "/jira/" + site.name());
      settings.put(stem + "EMAIL", EMAIL);
      settings.put(stem + "TOKEN", JIRA_TOKEN);
      settings.put(stem + "WEBHOOK_SECRET", JIRA_SECRET);
      settings.put(stem + "REQUESTS_PER_SECOND", Integer.toString(jiraPace));
    }
    settings.put("BITBUCKET_API_URL", sandbox + "/bitbucket/2.0");
    settings.put("BITBUCKET_WORKSPACE", WORKSPACE);
    settings.put("BITBUCKET_TOKEN", BITBUCKET_TOKEN);
    settings.put("BITBUCKET_WEBHOOK_SECRET", BITBUCKET_SECRET);
    settings.put("BITBUCKET_REQUESTS_PER_SECOND", "50");
    settings.put("SLACK_API_URL", sandbox + "/slack/api");
    settings.put("SLACK_BOT_TOKEN", SLACK_TOKEN);
    settings.put("SLACK_CHANNEL_ID", SLACK_CHANNEL);
    settings.put("DISCORD_API_URL", sandbox + "/discord/api/v10");
    settings.put("DISCORD_BOT_TOKEN", DISCORD_TOKEN);
    settings.put("LOGS_CHANNEL_ID", DISCORD_CHANNEL);
    settings.put("LOCKSTEP_JIRA_POLL", poll.toMillis() + "ms");
    settings.put("LOCKSTEP_SCM_SWEEP", sweep.toMillis() + "ms");
    return settings;
  }

  /** Makes the sites; whatever is seeded after this stays unnoticed until hooks are connected. */
  public static void make(SandboxClient sandbox) {
    SITES.forEach(site -> sandbox.jira(site.name()));
  }

  /** Sends the webhooks of every site and of the workspace to the product. */
  public static void connectHooks(SandboxClient sandbox, URI frontDoor) {
    for (Site site : SITES) {
      sandbox.jiraHooks(
          site.name(), frontDoor.resolve("/webhook/jira/" + site.instance()), JIRA_SECRET);
    }
    sandbox.bitbucketHooks(WORKSPACE, frontDoor.resolve("/webhook/bitbucket"), BITBUCKET_SECRET);
  }
}

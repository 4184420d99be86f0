package dev.lockstep.settings;

import static dev.lockstep.settings.SettingsTable.*;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds each section from what was said; a section with a mistake is null and the mistake is
 * noted.
 */
final class Assembly {
  private final Said said;

  Assembly(Said said) {
    this.said = said;
  }

  Map<String, JiraInstance> jira(List<String> ids) {
    Map<String, JiraInstance> instances = new LinkedHashMap<>();
    for (String id : ids) {
      JiraInstance instance = jiraInstance(id);
      if (instance != null) {
        instances.put(id, instance);
      }
    }
    return instances;
  }

  private @Nullable JiraInstance jiraInstance(String id) {
    JiraTable table = JiraTable.of(id);
    String trigger = triggerOf(table.all());
    URI baseUrl = said.require(table.baseUrl(), trigger);
    String email = said.require(table.email(), trigger);
    Secret token = said.require(table.token(), trigger);
    List<String> projects = said.get(table.projectKeys());
    List<Secret> secrets = webhookSecrets(table.webhookSecret());
    double pace = said.getOrFallback(table.requestsPerSecond());
    if (baseUrl == null || email == null || token == null) {
      return null;
    }
    return new JiraInstance(
        id, baseUrl, email, token, projects == null ? List.of() : projects, secrets, pace);
  }

  @Nullable BitbucketSettings bitbucket(Map<String, JiraInstance> jira) {
    List<Setting<?>> all =
        List.of(
            BITBUCKET_WORKSPACE,
            BITBUCKET_TOKEN,
            BITBUCKET_REPOSITORIES,
            BITBUCKET_WEBHOOK_SECRET,
            BITBUCKET_EMAIL,
            BITBUCKET_API_URL,
            BITBUCKET_PACE);
    if (said.firstSaid(all) == null) {
      return null;
    }
    String trigger = triggerOf(all);
    String workspace = said.require(BITBUCKET_WORKSPACE, trigger);
    Secret token = said.require(BITBUCKET_TOKEN, trigger);
    URI apiUrl = said.getOrFallback(BITBUCKET_API_URL);
    String email = said.get(BITBUCKET_EMAIL);
    List<String> repositories = repositories(workspace);
    List<Secret> secrets = webhookSecrets(BITBUCKET_WEBHOOK_SECRET);
    double pace = said.getOrFallback(BITBUCKET_PACE);
    if (workspace == null || token == null) {
      return null;
    }
    if (email == null && token.value().startsWith("ATATT") && !jira.isEmpty()) {
      email = jira.values().iterator().next().email();
    }
    return new BitbucketSettings(apiUrl, workspace, token, email, repositories, secrets, pace);
  }

  /** Slugs without the workspace; one that names another workspace is a mistake. */
  private List<String> repositories(@Nullable String workspace) {
    List<String> written = said.get(BITBUCKET_REPOSITORIES);
    List<String> slugs = new ArrayList<>();
    for (String name : written == null ? List.<String>of() : written) {
      int slash = name.indexOf('/');
      if (slash >= 0 && workspace != null && !name.substring(0, slash).equals(workspace)) {
        said.complain(
            new Mistake(
                "" + said.where(BITBUCKET_REPOSITORIES),
                "'" + name + "'",
                "repositories of the workspace " + workspace + " only"));
      }
      slugs.add(name.substring(slash + 1));
    }
    return slugs;
  }

  @Nullable SlackSettings slack() {
    List<Setting<?>> all =
        List.of(SLACK_BOT_TOKEN, SLACK_CHANNEL_ID, SLACK_SIGNING_SECRET, SLACK_API_URL);
    if (said.firstSaid(all) == null) {
      return null;
    }
    String trigger = triggerOf(all);
    Secret token = said.require(SLACK_BOT_TOKEN, trigger);
    String channel = said.require(SLACK_CHANNEL_ID, trigger);
    URI apiUrl = said.getOrFallback(SLACK_API_URL);
    Secret signing = said.get(SLACK_SIGNING_SECRET);
    return token == null || channel == null
        ? null
        : new SlackSettings(apiUrl, token, channel, signing);
  }

  @Nullable DiscordSettings discord() {
    List<Setting<?>> channels = List.of(DISCORD_LOGS, DISCORD_ALERTS, DISCORD_WATCH);
    List<Setting<?>> all = new ArrayList<>(List.of(DISCORD_BOT_TOKEN));
    all.addAll(channels);
    all.addAll(List.of(DISCORD_PUBLIC_KEY, DISCORD_APPLICATION_ID, DISCORD_API_URL, DISCORD_PROXY));
    if (said.firstSaid(all) == null) {
      return null;
    }
    String trigger = triggerOf(all);
    Secret token = said.require(DISCORD_BOT_TOKEN, trigger);
    if (said.firstSaid(channels) == null) {
      said.require(DISCORD_LOGS, trigger);
    }
    URI apiUrl = said.getOrFallback(DISCORD_API_URL);
    String logs = said.get(DISCORD_LOGS);
    String alerts = said.get(DISCORD_ALERTS);
    String watch = said.get(DISCORD_WATCH);
    String publicKey = said.get(DISCORD_PUBLIC_KEY);
    String applicationId = said.get(DISCORD_APPLICATION_ID);
    URI proxy = said.get(DISCORD_PROXY);
    return token == null
        ? null
        : new DiscordSettings(apiUrl, token, logs, alerts, watch, publicKey, applicationId, proxy);
  }

  Intervals intervals() {
    return new Intervals(
        said.getOrFallback(JIRA_POLL),
        said.getOrFallback(SCM_SWEEP),
        said.getOrFallback(RECONCILE),
        said.getOrFallback(HARVEST),
        said.getOrFallback(OVERLAP),
        said.getOrFallback(WAITING_WARNING));
  }

  @Nullable KafkaSettings kafka() {
    String servers = said.get(KAFKA);
    return servers == null ? null : new KafkaSettings(servers.replaceAll("\\s", ""));
  }

  private List<Secret> webhookSecrets(Setting<List<Secret>> own) {
    List<Secret> secrets = said.get(own);
    if (secrets == null) {
      secrets = said.get(WEBHOOK_SECRET);
    }
    return secrets == null ? List.of() : secrets;
  }

  private String triggerOf(List<Setting<?>> settings) {
    return "" + said.firstSaid(settings);
  }
}

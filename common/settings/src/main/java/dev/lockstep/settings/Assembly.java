package dev.lockstep.settings;

import static dev.lockstep.settings.SettingsTable.*;

import dev.lockstep.settings.JiraInstance.Deployment;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Builds each section from what was said; a section with a mistake is null and the mistake is
 * noted.
 */
final class Assembly {
  private final Said said;
  private final Webhooks webhooks;

  Assembly(Said said) {
    this.said = said;
    this.webhooks = new Webhooks(said);
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
    Deployment deployment = said.getOrFallback(table.deployment());
    JiraCredential credential = credential(table, deployment, trigger);
    URI gateway = said.getOrFallback(table.access().gatewayUrl());
    String cloudId = said.get(table.access().cloudId());
    LocalDate tokenExpires = said.get(table.tokenExpires());
    List<String> projects = said.get(table.projectKeys());
    List<Secret> secrets = webhooks.secrets(table.webhookSecret());
    boolean register = said.getOrFallback(table.webhookRegister());
    double pace = said.getOrFallback(table.requestsPerSecond());
    JiraFields fields = fields(table.fields());
    String harvestJql = said.get(table.harvestJql());
    List<HierarchyType> hierarchy = said.get(table.typeHierarchy());
    if (register && said.where(SettingsTable.PUBLIC_URL) == null) {
      said.complain(
          new Mistake(
              "LOCKSTEP_PUBLIC_URL",
              "not set",
              "the URL under which Jira reaches Lockstep, because "
                  + said.where(table.webhookRegister())
                  + " asks to register it there"));
    }
    if (baseUrl == null || credential == null) {
      return null;
    }
    return new JiraInstance(
        id,
        deployment,
        baseUrl,
        cloudId == null ? baseUrl : URI.create(gateway + "/ex/jira/" + cloudId),
        credential,
        tokenExpires,
        projects == null ? List.of() : projects,
        secrets,
        register,
        pace,
        fields,
        harvestJql,
        hierarchy == null ? List.of() : hierarchy);
  }

  private @Nullable JiraCredential credential(
      JiraTable table, Deployment deployment, String trigger) {
    JiraTable.Access access = table.access();
    String oauth =
        said.firstSaid(List.of(access.clientId(), access.clientSecret(), access.refreshToken()));
    if (oauth != null) {
      String clientId = said.require(access.clientId(), oauth);
      Secret clientSecret = said.require(access.clientSecret(), oauth);
      Secret refreshToken = said.require(access.refreshToken(), oauth);
      said.require(access.cloudId(), oauth);
      URI tokenUrl = said.getOrFallback(access.tokenUrl());
      return clientId == null || clientSecret == null || refreshToken == null
          ? null
          : new JiraCredential.OAuth(tokenUrl, clientId, clientSecret, refreshToken);
    }
    if (deployment == Deployment.DATACENTER && said.where(table.email()) == null) {
      Secret pat = said.require(table.token(), trigger);
      return pat == null ? null : new JiraCredential.Bearer(pat);
    }
    String user = said.require(table.email(), trigger);
    Secret token = said.require(table.token(), trigger);
    return user == null || token == null ? null : new JiraCredential.Basic(user, token);
  }

  private JiraFields fields(JiraTable.Fields table) {
    Map<String, String> custom = new LinkedHashMap<>();
    put(custom, "customer", said.get(table.customer()));
    put(custom, "story-points", said.get(table.storyPoints()));
    put(custom, "team", said.get(table.team()));
    Map<String, String> more = said.get(table.custom());
    if (more != null) {
      more.forEach(
          (name, field) -> {
            if (custom.putIfAbsent(name, field) != null) {
              said.complain(
                  new Mistake(
                      "" + said.where(table.custom()),
                      "'" + name + "'",
                      "another name, as that one is a setting of its own"));
            }
          });
    }
    Map<String, String> onTransition = said.get(table.onTransition());
    return new JiraFields(
        said.get(table.sprint()),
        custom,
        onTransition == null ? Map.of() : onTransition,
        said.getOrFallback(table.remoteLinks()));
  }

  private static void put(Map<String, String> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
  }

  @Nullable BitbucketSettings bitbucket(Map<String, JiraInstance> jira) {
    List<Setting<?>> all =
        List.of(
            BITBUCKET_WORKSPACE,
            BITBUCKET_TOKEN,
            BITBUCKET_REPOSITORIES,
            BITBUCKET_WEBHOOK_SECRET,
            BITBUCKET_EMAIL,
            BITBUCKET_REGISTER,
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
    List<Secret> secrets = webhooks.secrets(BITBUCKET_WEBHOOK_SECRET);
    boolean register = webhooks.registers(BITBUCKET_REGISTER, secrets, BITBUCKET_WEBHOOK_SECRET);
    double pace = said.getOrFallback(BITBUCKET_PACE);
    if (workspace == null || token == null) {
      return null;
    }
    if (email == null && token.value().startsWith("ATATT") && !jira.isEmpty()) {
      email =
          jira.values().iterator().next().credential() instanceof JiraCredential.Basic basic
              ? basic.user()
              : null;
    }
    return new BitbucketSettings(
        apiUrl,
        workspace,
        token,
        email,
        RepositoryPatterns.of(repositories),
        secrets,
        register,
        pace);
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
    List<LocalTime> times = said.get(RECONCILE_AT);
    return new Intervals(
        said.getOrFallback(JIRA_POLL),
        said.getOrFallback(JIRA_CENSUS),
        said.getOrFallback(SCM_SWEEP),
        said.getOrFallback(SCM_FULL_SWEEP),
        said.getOrFallback(RECONCILE),
        times == null ? List.of() : times,
        said.getOrFallback(TIME_ZONE),
        said.getOrFallback(HARVEST),
        said.getOrFallback(OVERLAP),
        said.getOrFallback(WAITING_WARNING));
  }

  RuleSettings rules(List<BookSettings> books) {
    List<String> dry = said.get(RULES_DRY_RUN_PROJECTS);
    Map<String, String> people = said.get(RULES_PEOPLE);
    return new RuleSettings(
        said.getOrFallback(RULES_DRY_RUN),
        dry == null ? Set.of() : Set.copyOf(dry),
        people == null ? Map.of() : people,
        said.getOrFallback(RULES_HISTORY),
        said.get(RULES_DUE_ALERT),
        books);
  }

  @Nullable KafkaSettings kafka() {
    String servers = said.get(KAFKA);
    return servers == null ? null : new KafkaSettings(servers.replaceAll("\\s", ""));
  }

  private String triggerOf(List<Setting<?>> settings) {
    return "" + said.firstSaid(settings);
  }
}

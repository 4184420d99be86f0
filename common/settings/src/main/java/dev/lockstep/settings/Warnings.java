package dev.lockstep.settings;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Settings that work but probably do not do what was meant. */
final class Warnings {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private Warnings() {}

  static List<String> about(Settings settings, Map<String, String> environment, YamlFile yaml) {
    List<String> warnings = new ArrayList<>();
    Map<URI, String> sites = new HashMap<>();
    for (JiraInstance jira : settings.jira().values()) {
      String name = "Jira instance " + jira.id();
      unencrypted(warnings, name, jira.baseUrl());
      if (jira.webhookSecrets().isEmpty()) {
        warnings.add(
            name
                + " has no webhook secret ("
                + JiraTable.of(jira.id()).webhookSecret().variables().get(0)
                + "): its webhooks are refused, changes are found by polling every "
                + words(settings.intervals().jiraPoll()));
      }
      String other = sites.putIfAbsent(jira.baseUrl(), jira.id());
      if (other != null) {
        warnings.add("Jira instances " + other + " and " + jira.id() + " are the same site");
      }
    }
    codeHosts(warnings, settings, !environment.getOrDefault("GITHUB_TOKEN", "").isBlank());
    if (settings.slack() == null && settings.discord() == null) {
      warnings.add("neither SLACK_BOT_TOKEN nor DISCORD_BOT_TOKEN is set: nobody is told anything");
    }
    secretsInFile(warnings, settings, yaml);
    warnings.addAll(Names.suspicious(environment, List.copyOf(settings.jira().keySet())));
    return warnings;
  }

  private static void codeHosts(List<String> warnings, Settings settings, boolean lonelyToken) {
    BitbucketSettings bitbucket = settings.bitbucket();
    GitHubSettings github = settings.github();
    BitbucketServerSettings server = settings.bitbucketServer();
    AzureDevOpsSettings ado = settings.azureDevOps();
    if (bitbucket == null && github == null && server == null && ado == null) {
      warnings.add(
          "none of BITBUCKET_WORKSPACE, GITHUB_OWNERS, BITBUCKET_DC_BASE_URL and ADO_ORGANIZATION is"
              + " set: no branch or pull request moves an issue");
    }
    if (github == null && lonelyToken) {
      warnings.add("GITHUB_TOKEN is set, but GITHUB_OWNERS is not: GitHub is not watched");
    }
    if (bitbucket != null) {
      unencrypted(warnings, "Bitbucket", bitbucket.apiUrl());
      unheard(
          warnings,
          settings,
          "Bitbucket",
          bitbucket.webhookSecrets(),
          SettingsTable.BITBUCKET_WEBHOOK_SECRET);
    }
    if (github != null) {
      unencrypted(warnings, "GitHub", github.apiUrl());
      unheard(
          warnings,
          settings,
          "GitHub",
          github.webhookSecrets(),
          CodeHostTable.GITHUB_WEBHOOK_SECRET);
    }
    if (server != null) {
      unencrypted(warnings, "Bitbucket Data Center", server.baseUrl());
      unheard(
          warnings,
          settings,
          "Bitbucket Data Center",
          server.webhookSecrets(),
          CodeHostTable.SERVER_WEBHOOK_SECRET);
    }
    if (ado != null) {
      unencrypted(warnings, "Azure DevOps", ado.baseUrl());
      unheard(
          warnings,
          settings,
          "Azure DevOps",
          ado.webhookSecrets(),
          CodeHostTable.ADO_WEBHOOK_SECRET);
    }
  }

  private static void unheard(
      List<String> warnings,
      Settings settings,
      String name,
      List<Secret> secrets,
      Setting<List<Secret>> setting) {
    if (secrets.isEmpty()) {
      warnings.add(
          name
              + " has no webhook secret ("
              + setting.variables().get(0)
              + "): its webhooks are refused, changes are found by sweeping every "
              + words(settings.intervals().scmSweep()));
    }
  }

  private static void unencrypted(List<String> warnings, String name, URI url) {
    if ("http".equalsIgnoreCase(url.getScheme()) && !LOOPBACK.contains(url.getHost())) {
      warnings.add(name + " is called without encryption, so its token can be read: " + url);
    }
  }

  private static void secretsInFile(List<String> warnings, Settings settings, YamlFile yaml) {
    Stream.concat(
            SettingsTable.fixed().stream(),
            settings.jira().keySet().stream().flatMap(id -> JiraTable.of(id).all().stream()))
        .filter(Setting::secret)
        .map(setting -> yaml.get(setting.name()))
        .filter(entry -> entry != null)
        .forEach(
            entry ->
                warnings.add(
                    entry.where()
                        + " is a secret; the environment or .env keeps it out of version control"));
  }

  private static String words(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}

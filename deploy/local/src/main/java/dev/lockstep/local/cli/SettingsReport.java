package dev.lockstep.local.cli;

import dev.lockstep.local.terminal.Terminal;
import dev.lockstep.settings.AzureDevOpsSettings;
import dev.lockstep.settings.BitbucketServerSettings;
import dev.lockstep.settings.BitbucketSettings;
import dev.lockstep.settings.DiscordSettings;
import dev.lockstep.settings.GitHubSettings;
import dev.lockstep.settings.Intervals;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.LockstepSettings;
import dev.lockstep.settings.RepositoryPatterns;
import dev.lockstep.settings.Secret;
import dev.lockstep.settings.Settings;
import dev.lockstep.settings.SlackSettings;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings as they take effect, without their secrets. */
final class SettingsReport {
  private SettingsReport() {}

  static void print(Terminal terminal, Settings settings) {
    for (JiraInstance jira : settings.jira().values()) {
      row(terminal, "Jira " + jira.id(), jira.baseUrl() + " as " + jira.credential().who());
      row(terminal, "", "projects: " + listOr(jira.projectKeys(), "all the account sees"));
      row(
          terminal,
          "",
          "webhook secret: "
              + set(jira.webhookSecrets())
              + ", pace: "
              + jira.requestsPerSecond()
              + "/s");
    }
    codeHosts(terminal, settings);
    slack(terminal, settings.slack());
    discord(terminal, settings.discord());
    Intervals intervals = settings.intervals();
    row(
        terminal,
        "Intervals",
        "Jira "
            + words(intervals.jiraPoll())
            + ", code hosts "
            + words(intervals.scmSweep())
            + ", comparison "
            + words(intervals.reconcile())
            + ", harvest "
            + words(intervals.harvest())
            + ", overlap "
            + words(intervals.overlap()));
    LockstepSettings lockstep = settings.lockstep();
    row(
        terminal,
        "PostgreSQL",
        settings.postgres() == null
            ? "embedded, port " + lockstep.ports().postgres()
            : settings.postgres().username()
                + "@"
                + settings.postgres().host()
                + ":"
                + settings.postgres().port()
                + "/"
                + settings.postgres().database());
    row(
        terminal,
        "Kafka",
        settings.kafka() == null
            ? "embedded, port " + lockstep.ports().kafka()
            : settings.kafka().bootstrapServers());
    row(
        terminal,
        "Front door",
        lockstep.host()
            + ":"
            + lockstep.port()
            + (lockstep.publicUrl() == null ? "" : ", from outside " + lockstep.publicUrl()));
    row(terminal, "Data folder", lockstep.data().toAbsolutePath().normalize().toString());
    row(
        terminal,
        "API key",
        lockstep.apiKey() == null ? "generated, kept in the data folder as api-key" : "set");
  }

  private static void codeHosts(Terminal terminal, Settings settings) {
    BitbucketSettings bitbucket = settings.bitbucket();
    if (bitbucket == null) {
      row(terminal, "Bitbucket", "not set");
    } else {
      row(terminal, "Bitbucket", bitbucket.apiUrl() + " workspace " + bitbucket.workspace());
      codeHost(
          terminal,
          bitbucket.repositories(),
          bitbucket.webhookSecrets(),
          bitbucket.registersWebhook(),
          bitbucket.requestsPerSecond());
    }
    GitHubSettings github = settings.github();
    if (github != null) {
      row(terminal, "GitHub", github.apiUrl() + " owners " + String.join(", ", github.owners()));
      codeHost(
          terminal,
          github.repositories(),
          github.webhookSecrets(),
          github.registersWebhook(),
          github.requestsPerSecond());
    }
    BitbucketServerSettings server = settings.bitbucketServer();
    if (server != null) {
      row(
          terminal,
          "Bitbucket DC",
          server.baseUrl() + " projects " + String.join(", ", server.projects()));
      codeHost(
          terminal,
          server.repositories(),
          server.webhookSecrets(),
          server.registersWebhook(),
          server.requestsPerSecond());
    }
    AzureDevOpsSettings ado = settings.azureDevOps();
    if (ado != null) {
      row(
          terminal,
          "Azure DevOps",
          ado.baseUrl()
              + "/"
              + ado.organization()
              + " projects "
              + listOr(ado.projects(), "all the account sees"));
      codeHost(
          terminal,
          ado.repositories(),
          ado.webhookSecrets(),
          ado.registersWebhook(),
          ado.requestsPerSecond());
    }
  }

  private static void codeHost(
      Terminal terminal,
      RepositoryPatterns repositories,
      List<Secret> secrets,
      boolean registers,
      double pace) {
    row(terminal, "", "repositories: " + repositories);
    row(
        terminal,
        "",
        "webhook secret: "
            + set(secrets)
            + (registers ? ", webhook registered by Lockstep" : "")
            + ", pace: "
            + pace
            + "/s");
  }

  private static void slack(Terminal terminal, @Nullable SlackSettings slack) {
    row(
        terminal,
        "Slack",
        slack == null
            ? "not set"
            : slack.apiUrl()
                + " channel "
                + slack.channelId()
                + ", signing secret: "
                + (slack.signingSecret() == null ? "none" : "set"));
  }

  private static void discord(Terminal terminal, @Nullable DiscordSettings discord) {
    if (discord == null) {
      row(terminal, "Discord", "not set");
      return;
    }
    String channels =
        Stream.of(
                named("logs", discord.logsChannelId()),
                named("alerts", discord.alertsChannelId()),
                named("watch", discord.watchChannelId()))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(", "));
    row(
        terminal,
        "Discord",
        discord.apiUrl()
            + " channels "
            + channels
            + (discord.proxy() == null ? "" : " by " + discord.proxy()));
  }

  private static String named(String name, @Nullable String channel) {
    return channel == null ? "" : name + " " + channel;
  }

  private static String set(List<Secret> secrets) {
    return switch (secrets.size()) {
      case 0 -> "none";
      case 1 -> "set";
      default -> secrets.size() + " set (rotation)";
    };
  }

  private static String listOr(List<String> values, String otherwise) {
    return values.isEmpty() ? otherwise : String.join(", ", values);
  }

  private static String words(Duration duration) {
    return duration.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static void row(Terminal terminal, String name, String value) {
    terminal.line("  %-12s %s".formatted(name, value));
  }
}

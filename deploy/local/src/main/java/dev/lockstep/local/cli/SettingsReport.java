package dev.lockstep.local.cli;

import dev.lockstep.local.terminal.Terminal;
import dev.lockstep.settings.AzureDevOpsSettings;
import dev.lockstep.settings.BitbucketSettings;
import dev.lockstep.settings.DiscordSettings;
import dev.lockstep.settings.Intervals;
import dev.lockstep.settings.JiraInstance;
import dev.lockstep.settings.LockstepSettings;
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
    bitbucket(terminal, settings.bitbucket());
    azureDevOps(terminal, settings.azureDevOps());
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

  private static void bitbucket(Terminal terminal, @Nullable BitbucketSettings bitbucket) {
    if (bitbucket == null) {
      row(terminal, "Bitbucket", "not set");
      return;
    }
    row(terminal, "Bitbucket", bitbucket.apiUrl() + " workspace " + bitbucket.workspace());
    row(terminal, "", "repositories: " + listOr(bitbucket.repositories(), "all of the workspace"));
    row(
        terminal,
        "",
        "webhook secret: "
            + set(bitbucket.webhookSecrets())
            + ", pace: "
            + bitbucket.requestsPerSecond()
            + "/s");
  }

  private static void azureDevOps(Terminal terminal, @Nullable AzureDevOpsSettings azure) {
    if (azure == null) {
      row(terminal, "Azure DevOps", "not set");
      return;
    }
    row(
        terminal,
        "Azure DevOps",
        azure.baseUrl()
            + " organisation "
            + azure.organization()
            + (azure.credential() instanceof AzureDevOpsSettings.Credential.Entra
                ? " as an application of Entra ID"
                : " by personal access token"));
    row(terminal, "", "projects: " + listOr(azure.projects(), "all the account sees"));
    row(terminal, "", "repositories: " + azure.repositories());
    row(
        terminal,
        "",
        "webhook secret: "
            + set(azure.webhookSecrets())
            + ", pace: "
            + azure.requestsPerSecond()
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

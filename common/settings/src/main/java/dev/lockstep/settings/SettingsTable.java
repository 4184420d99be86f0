package dev.lockstep.settings;

import static dev.lockstep.settings.Setting.of;
import static dev.lockstep.settings.Setting.secret;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The one table of settings: reading, checking and docs/settings.md all come from here. */
final class SettingsTable {
  static final Setting<List<Secret>> WEBHOOK_SECRET =
      secret(
          "webhook-secret",
          Kinds.SECRETS,
          "Stands for every webhook secret that is not set by itself.",
          "WEBHOOK_SECRET");

  static final Setting<URI> BITBUCKET_API_URL =
      of("bitbucket.api-url", Kinds.URL, "Where Bitbucket's API answers.", "BITBUCKET_API_URL")
          .or("https://api.bitbucket.org/2.0");
  static final Setting<String> BITBUCKET_WORKSPACE =
      of("bitbucket.workspace", Kinds.WORKSPACE, "The workspace.", "BITBUCKET_WORKSPACE");
  static final Setting<Secret> BITBUCKET_TOKEN =
      secret(
          "bitbucket.token",
          Kinds.SECRET,
          "API token (with an e-mail) or access token (without).",
          "BITBUCKET_TOKEN");
  static final Setting<String> BITBUCKET_EMAIL =
      of(
          "bitbucket.email",
          Kinds.USER,
          "Account of an API token. Unset: Jira's e-mail for tokens that begin with ATATT, none for"
              + " access tokens.",
          "BITBUCKET_EMAIL");
  static final Setting<List<String>> BITBUCKET_REPOSITORIES =
      of(
          "bitbucket.repositories",
          Kinds.REPOSITORIES,
          "Repositories in scope. Unset: all of the workspace.",
          "BITBUCKET_REPOSITORIES");
  static final Setting<List<Secret>> BITBUCKET_WEBHOOK_SECRET =
      secret(
          "bitbucket.webhook-secret",
          Kinds.SECRETS,
          "Secret of the webhook. Unset: webhooks are refused, sweeps find the changes.",
          "BITBUCKET_WEBHOOK_SECRET");
  static final Setting<Boolean> BITBUCKET_REGISTER =
      CodeHostTable.register("bitbucket", "the workspace", "BITBUCKET_WEBHOOK_REGISTER");
  static final Setting<Double> BITBUCKET_PACE =
      of(
              "bitbucket.requests-per-second",
              Kinds.PACE,
              "Pace of all calls with this token.",
              "BITBUCKET_REQUESTS_PER_SECOND")
          .or("10");

  static final Setting<URI> SLACK_API_URL =
      of("slack.api-url", Kinds.URL, "Where Slack's API answers.", "SLACK_API_URL")
          .or("https://slack.com/api");
  static final Setting<Secret> SLACK_BOT_TOKEN =
      secret("slack.bot-token", Kinds.SECRET, "Token of the app (xoxb-...).", "SLACK_BOT_TOKEN");
  static final Setting<String> SLACK_CHANNEL_ID =
      of(
          "slack.channel-id",
          Kinds.SLACK_CHANNEL,
          "The channel that hears of status changes.",
          "SLACK_CHANNEL_ID");
  static final Setting<Secret> SLACK_SIGNING_SECRET =
      secret(
          "slack.signing-secret",
          Kinds.SECRET,
          "Verifies what Slack sends. Unset: Slack's requests are refused.",
          "SLACK_SIGNING_SECRET");

  static final Setting<URI> DISCORD_API_URL =
      of("discord.api-url", Kinds.URL, "Where Discord's API answers.", "DISCORD_API_URL")
          .or("https://discord.com/api/v10");
  static final Setting<Secret> DISCORD_BOT_TOKEN =
      secret("discord.bot-token", Kinds.SECRET, "Token of the bot user.", "DISCORD_BOT_TOKEN");
  static final Setting<String> DISCORD_LOGS =
      of(
          "discord.logs-channel-id",
          Kinds.SNOWFLAKE,
          "The channel that hears of status changes.",
          "LOGS_CHANNEL_ID");
  static final Setting<String> DISCORD_ALERTS =
      of(
          "discord.alerts-channel-id",
          Kinds.SNOWFLAKE,
          "The channel that hears of what needs a person.",
          "ALERTS_CHANNEL_ID");
  static final Setting<String> DISCORD_WATCH =
      of(
          "discord.watch-channel-id",
          Kinds.SNOWFLAKE,
          "The channel that hears of watched issues.",
          "WATCH_CHANNEL_ID");
  static final Setting<String> DISCORD_PUBLIC_KEY =
      of(
          "discord.public-key",
          Kinds.PUBLIC_KEY,
          "Verifies what Discord sends. Unset: Discord's requests are refused.",
          "DISCORD_PUBLIC_KEY");
  static final Setting<String> DISCORD_APPLICATION_ID =
      of(
          "discord.application-id",
          Kinds.SNOWFLAKE,
          "The application that owns the slash commands.",
          "DISCORD_APPLICATION_ID");
  static final Setting<URI> DISCORD_PROXY =
      of("discord.proxy", Kinds.URL, "HTTP proxy for all calls to Discord.", "DISCORD_PROXY");

  static final Setting<Duration> JIRA_POLL =
      interval("jira-poll", "1m", "Between two incremental reads of Jira.", "LOCKSTEP_JIRA_POLL");
  static final Setting<Duration> JIRA_CENSUS =
      interval(
          "jira-census",
          "1d",
          "Between two comparisons of all ids of a Jira site with what is known, which find what was"
              + " deleted or missed.",
          "LOCKSTEP_JIRA_CENSUS");
  static final Setting<Duration> SCM_SWEEP =
      interval("scm-sweep", "2m", "Between two sweeps of a code host.", "LOCKSTEP_SCM_SWEEP");
  static final Setting<Duration> SCM_FULL_SWEEP =
      interval(
          "scm-full-sweep",
          "1h",
          "Between two sweeps of a repository of which its host says that nothing changed.",
          "LOCKSTEP_SCM_FULL_SWEEP");
  static final Setting<Duration> RECONCILE =
      interval(
          "reconcile",
          "1h",
          "Between two comparisons of all open issues with the rules.",
          "LOCKSTEP_RECONCILE");
  static final Setting<List<LocalTime>> RECONCILE_AT =
      of(
          "intervals.reconcile-at",
          Kinds.TIMES,
          "Times of the day for these comparisons. Unset: by the interval.",
          "LOCKSTEP_RECONCILE_AT");
  static final Setting<ZoneId> TIME_ZONE =
      of("intervals.time-zone", Kinds.ZONE, "What those times are told in.", "LOCKSTEP_TIME_ZONE")
          .or("UTC");
  static final Setting<Duration> HARVEST =
      interval("harvest", "2h", "Between two harvests of the hierarchy.", "LOCKSTEP_HARVEST");
  static final Setting<Duration> OVERLAP =
      interval(
          "overlap",
          "10m",
          "How far a poll reaches back, for what upstream indexes late.",
          "LOCKSTEP_OVERLAP");
  static final Setting<Duration> WAITING_WARNING =
      interval(
          "waiting-warning",
          "15m",
          "How long something that failed may wait before /health says degraded.",
          "LOCKSTEP_WAITING_WARNING");

  static final Setting<Boolean> RULES_DRY_RUN =
      of(
              "rules.dry-run",
              Kinds.FLAG,
              "Whether rules only decide and tell, and nothing is written.",
              "LOCKSTEP_RULES_DRY_RUN")
          .or("no");
  static final Setting<List<String>> RULES_DRY_RUN_PROJECTS =
      of(
          "rules.dry-run-projects",
          Kinds.PROJECT_KEYS,
          "The same for these projects only.",
          "LOCKSTEP_RULES_DRY_RUN_PROJECTS");
  static final Setting<Map<String, String>> RULES_PEOPLE =
      of(
          "rules.people",
          Kinds.PEOPLE,
          "Who is who: a person's id or name at a code host, and the account id or e-mail in Jira.",
          "LOCKSTEP_RULES_PEOPLE");
  static final Setting<Duration> RULES_HISTORY =
      of(
              "rules.history",
              Kinds.DURATION,
              "How long after its last event an issue's history is kept for simulations.",
              "LOCKSTEP_RULES_HISTORY")
          .or("180d");
  static final Setting<Integer> RULES_DUE_ALERT =
      of(
          "rules.due-alert",
          Kinds.DAYS,
          "How long before its due date an issue that is not done is told in the alert channel; 0d is"
              + " on the day. Not set: never.",
          "LOCKSTEP_RULES_DUE_ALERT");

  static final Setting<String> PG_HOST =
      of(
          "postgres.host",
          Kinds.HOST,
          "Your own PostgreSQL. Unset (with DATABASE_URL): the embedded one.",
          "PG_HOST");
  static final Setting<Integer> PG_PORT =
      of("postgres.port", Kinds.PORT, "Its port (5432).", "PG_PORT");
  static final Setting<String> PG_DATABASE =
      of("postgres.database", Kinds.NAME, "The database (lockstep).", "PG_DATABASE");
  static final Setting<String> PG_USERNAME =
      of("postgres.username", Kinds.NAME, "The user (lockstep).", "PG_USERNAME");
  static final Setting<Secret> PG_PASSWORD =
      secret("postgres.password", Kinds.PASSWORD, "The user's password.", "PG_PASSWORD");
  static final Setting<PostgresUrl> DATABASE_URL =
      secret(
          "postgres.url",
          Kinds.POSTGRES_URL,
          "All of the above in one. Other databases are refused.",
          "DATABASE_URL");

  static final Setting<String> KAFKA =
      of(
          "kafka.bootstrap-servers",
          Kinds.SERVERS,
          "Your own Kafka. Unset: the embedded broker.",
          "KAFKA_BOOTSTRAP_SERVERS");

  static final Setting<String> HOST =
      of(
              "lockstep.host",
              Kinds.HOST,
              "Address the front door listens on; 0.0.0.0 for all.",
              "LOCKSTEP_HOST",
              "CONNECT_HOST")
          .or("127.0.0.1");
  static final Setting<Integer> PORT =
      of("lockstep.port", Kinds.PORT, "Port of the front door.", "LOCKSTEP_PORT", "CONNECT_PORT")
          .or("8000");
  static final Setting<Path> DATA =
      of("lockstep.data", Kinds.FOLDER, "Folder of all local data.", "LOCKSTEP_DATA").or("./data");
  static final Setting<Secret> API_KEY =
      secret(
          "lockstep.api-key",
          Kinds.SECRET,
          "What callers send as X-API-Key. Unset: the local launcher makes one; a service alone"
              + " refuses to start.",
          "LOCKSTEP_API_KEY");
  static final Setting<URI> PUBLIC_URL =
      of(
          "lockstep.public-url",
          Kinds.URL,
          "Under which the outside reaches the front door; for printing webhook URLs.",
          "LOCKSTEP_PUBLIC_URL");
  static final Setting<String> LOG =
      of(
              "lockstep.log",
              Kinds.LOG_FORMAT,
              "How a service writes its log: lines for people, or JSON for machines; read from the"
                  + " environment only.",
              "LOCKSTEP_LOG")
          .or("text");
  static final Setting<URI> TRACES =
      of(
          "lockstep.traces-url",
          Kinds.URL,
          "Base URL of an OpenTelemetry collector (OTLP over HTTP) that gets traces; read from the environment only. Unset: no traces.",
          "OTEL_EXPORTER_OTLP_ENDPOINT");
  static final Setting<Integer> HARVEST_API_PORT = part("harvest-api", 8080);
  static final Setting<Integer> CONNECTOR_JIRA_PORT = part("connector-jira", 8081);
  static final Setting<Integer> CONNECTOR_SCM_PORT = part("connector-scm", 8082);
  static final Setting<Integer> SYNC_ENGINE_PORT = part("sync-engine", 8083);
  static final Setting<Integer> NOTIFIER_PORT = part("notifier", 8084);
  static final Setting<Integer> POSTGRES_PORT = part("postgres", 15432);
  static final Setting<Integer> KAFKA_PORT = part("kafka", 19092);
  static final Setting<Integer> SANDBOX_PORT = part("sandbox", 8090);

  static final Setting<String> HARVEST_API_HOST = host("harvest-api");
  static final Setting<String> CONNECTOR_JIRA_HOST = host("connector-jira");
  static final Setting<String> CONNECTOR_SCM_HOST = host("connector-scm");
  static final Setting<String> SYNC_ENGINE_HOST = host("sync-engine");
  static final Setting<String> NOTIFIER_HOST = host("notifier");

  static final List<Setting<String>> SERVICE_HOSTS =
      List.of(
          HARVEST_API_HOST,
          CONNECTOR_JIRA_HOST,
          CONNECTOR_SCM_HOST,
          SYNC_ENGINE_HOST,
          NOTIFIER_HOST);
  static final List<Setting<Integer>> SERVICE_PORTS =
      List.of(
          HARVEST_API_PORT,
          CONNECTOR_JIRA_PORT,
          CONNECTOR_SCM_PORT,
          SYNC_ENGINE_PORT,
          NOTIFIER_PORT);
  static final List<Setting<Integer>> OTHER_PORTS =
      List.of(PORT, POSTGRES_PORT, KAFKA_PORT, SANDBOX_PORT);

  private SettingsTable() {}

  /** Every setting but those of a Jira instance, in the order of the documentation. */
  static List<Setting<?>> fixed() {
    List<Setting<?>> all = new ArrayList<>();
    all.addAll(
        List.of(
            BITBUCKET_WORKSPACE,
            BITBUCKET_TOKEN,
            BITBUCKET_EMAIL,
            BITBUCKET_REPOSITORIES,
            BITBUCKET_WEBHOOK_SECRET,
            BITBUCKET_REGISTER,
            BITBUCKET_API_URL,
            BITBUCKET_PACE));
    all.addAll(CodeHostTable.GITHUB);
    all.addAll(CodeHostTable.SERVER);
    all.addAll(CodeHostTable.ADO);
    all.add(WEBHOOK_SECRET);
    all.addAll(List.of(SLACK_BOT_TOKEN, SLACK_CHANNEL_ID, SLACK_SIGNING_SECRET, SLACK_API_URL));
    all.addAll(
        List.of(
            DISCORD_BOT_TOKEN,
            DISCORD_LOGS,
            DISCORD_ALERTS,
            DISCORD_WATCH,
            DISCORD_PUBLIC_KEY,
            DISCORD_APPLICATION_ID,
            DISCORD_API_URL,
            DISCORD_PROXY));
    all.addAll(
        List.of(
            JIRA_POLL,
            JIRA_CENSUS,
            SCM_SWEEP,
            SCM_FULL_SWEEP,
            RECONCILE,
            RECONCILE_AT,
            TIME_ZONE,
            HARVEST,
            OVERLAP,
            WAITING_WARNING));
    all.addAll(List.of(RULES_DRY_RUN, RULES_DRY_RUN_PROJECTS, RULES_PEOPLE));
    all.addAll(List.of(RULES_HISTORY, RULES_DUE_ALERT));
    all.addAll(List.of(PG_HOST, PG_PORT, PG_DATABASE, PG_USERNAME, PG_PASSWORD, DATABASE_URL));
    all.add(KAFKA);
    all.addAll(List.of(HOST, PORT, PUBLIC_URL, API_KEY, DATA, LOG, TRACES));
    all.addAll(SERVICE_PORTS);
    all.addAll(List.of(POSTGRES_PORT, KAFKA_PORT, SANDBOX_PORT));
    all.addAll(SERVICE_HOSTS);
    return List.copyOf(all);
  }

  private static Setting<Duration> interval(
      String name, String fallback, String about, String variable) {
    return of("intervals." + name, Kinds.DURATION, about, variable).or(fallback);
  }

  private static Setting<Integer> part(String part, int port) {
    return of(
            "lockstep.ports." + part,
            Kinds.PORT,
            "Port of " + part + " in local mode.",
            variable(part, "PORT"))
        .or(Integer.toString(port));
  }

  private static Setting<String> host(String service) {
    return of(
            "lockstep.hosts." + service,
            Kinds.HOST,
            "Where a front door that runs alone finds " + service + ".",
            variable(service, "HOST"))
        .or("127.0.0.1");
  }

  private static String variable(String part, String what) {
    return "LOCKSTEP_" + part.toUpperCase(Locale.ROOT).replace('-', '_') + "_" + what;
  }
}

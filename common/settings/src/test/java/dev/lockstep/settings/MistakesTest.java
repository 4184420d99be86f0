package dev.lockstep.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lockstep.settings.SettingsResult.Invalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MistakesTest {
  private static final String URL =
      "an http:// or https:// URL without query, such as https://example.com";
  private static final String SITE = "the URL of the site, such as https://your-team.atlassian.net";
  private static final String DURATION = "a duration above zero such as 60s, 1m, 2h or PT1M";
  private static final String KEYS =
      "keys of projects such as ABC or ABC,XYZ (not of an issue such as ABC-123)";
  private static final String HIDDEN = "a value that does not fit (not shown)";

  @TempDir Path folder;

  /** Said in the environment, beside a complete Jira instance -> the one line the user reads. */
  static Stream<Arguments> said_and_answered() {
    return Stream.of(
        arguments(
            "ATLASSIAN_URL=team.atlassian.net",
            "ATLASSIAN_URL: 'team.atlassian.net'; expected " + SITE),
        arguments("ATLASSIAN_URL=ftp://team", "ATLASSIAN_URL: 'ftp://team'; expected " + SITE),
        arguments(
            "JIRA_BASE_URL=https://other",
            "ATLASSIAN_URL and JIRA_BASE_URL: 'https://team' and 'https://other'; expected the same value, as all of"
                + " them mean jira.1.base-url"),
        arguments(
            "JIRA_API_TOKEN=other",
            "JIRA_TOKEN and JIRA_API_TOKEN: values that differ (not shown); expected the same value, as all of them"
                + " mean jira.1.token"),
        arguments(
            "ATLASSIAN_EMAIL=a b",
            "ATLASSIAN_EMAIL: 'a b'; expected an e-mail address (or user name) without blanks and ':'"),
        arguments("JIRA_PROJECT_KEY=ABC-123", "JIRA_PROJECT_KEY: 'ABC-123'; expected " + KEYS),
        arguments("JIRA_PROJECT_KEY=ABC,,DEF", "JIRA_PROJECT_KEY: 'ABC,,DEF'; expected " + KEYS),
        arguments(
            "JIRA_WEBHOOK_SECRET=a,b,c",
            "JIRA_WEBHOOK_SECRET: "
                + HIDDEN
                + "; expected one secret, or two with a comma during a rotation, without blanks"),
        arguments("JIRA_TOKEN=a b", "JIRA_TOKEN: " + HIDDEN + "; expected a secret without blanks"),
        arguments(
            "JIRA_2_BASE_URL=https://x JIRA_2_USERNAME=me",
            "JIRA_2_API_TOKEN: not set; expected a secret without blanks, because JIRA_2_BASE_URL is set"),
        arguments(
            "BITBUCKET_WORKSPACE=team",
            "BITBUCKET_TOKEN: not set; expected a secret without blanks, because BITBUCKET_WORKSPACE is set"),
        arguments(
            "BITBUCKET_TOKEN=t",
            "BITBUCKET_WORKSPACE: not set; expected the slug of a workspace as in bitbucket.org/<slug>: letters, digits,"
                + " '_', '.', '-', because BITBUCKET_TOKEN is set"),
        arguments(
            "BITBUCKET_TOKEN=t BITBUCKET_WORKSPACE=team BITBUCKET_REPOSITORIES=a,other/b",
            "BITBUCKET_REPOSITORIES: 'other/b'; expected repositories of the workspace team only"),
        arguments(
            "BITBUCKET_TOKEN=t BITBUCKET_WORKSPACE=team BITBUCKET_API_URL=bitbucket",
            "BITBUCKET_API_URL: 'bitbucket'; expected " + URL),
        arguments(
            "SLACK_BOT_TOKEN=xoxb",
            "SLACK_CHANNEL_ID: not set; expected the id of a channel such as C0123456789, because SLACK_BOT_TOKEN is set"),
        arguments(
            "DISCORD_BOT_TOKEN=d",
            "LOGS_CHANNEL_ID: not set; expected an id of Discord: up to 20 digits, because DISCORD_BOT_TOKEN is set"),
        arguments(
            "WATCH_CHANNEL_ID=12",
            "DISCORD_BOT_TOKEN: not set; expected a secret without blanks, because WATCH_CHANNEL_ID is set"),
        arguments(
            "DISCORD_BOT_TOKEN=d LOGS_CHANNEL_ID=general",
            "LOGS_CHANNEL_ID: 'general'; expected an id of Discord: up to 20 digits"),
        arguments("LOCKSTEP_JIRA_POLL=60", "LOCKSTEP_JIRA_POLL: '60'; expected " + DURATION),
        arguments("LOCKSTEP_JIRA_POLL=0s", "LOCKSTEP_JIRA_POLL: '0s'; expected " + DURATION),
        arguments("LOCKSTEP_PORT=80000", "LOCKSTEP_PORT: '80000'; expected a port from 1 to 65535"),
        arguments(
            "LOCKSTEP_PORT=8084",
            "LOCKSTEP_PORT and LOCKSTEP_NOTIFIER_PORT: port 8084 twice; expected a port for each"),
        arguments(
            "LOCKSTEP_PORT=9084",
            "LOCKSTEP_PORT and LOCKSTEP_NOTIFIER_PORT (its management port, + 1000): port 9084 twice; expected a port for each"),
        arguments(
            "DATABASE_URL=mysql://me:pw@host/db",
            "DATABASE_URL: mysql://...; expected postgresql://user:password@host:port/database"),
        arguments(
            "DATABASE_URL=sqlite:///connect.db",
            "DATABASE_URL: sqlite://...; expected postgresql://user:password@host:port/database"),
        arguments(
            "DATABASE_URL=postgres://me@host/db PG_HOST=other",
            "PG_HOST and DATABASE_URL: values that differ: 'other' and 'host'; expected the same value, as both mean postgres.host"),
        arguments(
            "PG_USERNAME=me",
            "PG_HOST: not set; expected a host name or IP address, because PG_USERNAME is set"),
        arguments(
            "KAFKA_BOOTSTRAP_SERVERS=kafka",
            "KAFKA_BOOTSTRAP_SERVERS: 'kafka'; expected host:port, several with commas, such as localhost:9092"),
        arguments(
            "JIRA_REQUESTS_PER_SECOND=0",
            "JIRA_REQUESTS_PER_SECOND: '0'; expected a number above 0 and up to 1000, such as 10 or 0.5"));
  }

  @ParameterizedTest
  @MethodSource("said_and_answered")
  void each_mistake_names_the_setting_and_what_is_expected(String said, String answer) {
    Map<String, String> environment = new HashMap<>();
    environment.put("ATLASSIAN_URL", "https://team");
    environment.put("ATLASSIAN_EMAIL", "bot@example.com");
    environment.put("JIRA_TOKEN", "token");
    for (String assignment : said.split(" (?=[A-Z_0-9]+=)")) {
      String[] parts = assignment.split("=", 2);
      environment.put(parts[0], parts[1]);
    }

    assertThat(mistakes(environment, null)).containsExactly(answer);
  }

  @Test
  void all_mistakes_come_at_once() {
    assertThat(
            mistakes(
                Map.of("ATLASSIAN_URL", "x", "SLACK_BOT_TOKEN", "t", "LOCKSTEP_OVERLAP", "soon"),
                null))
        .containsExactly(
            "ATLASSIAN_URL: 'x'; expected " + SITE,
            "ATLASSIAN_EMAIL: not set; expected an e-mail address (or user name) without blanks and ':', because"
                + " ATLASSIAN_URL is set",
            "JIRA_TOKEN: not set; expected a secret without blanks, because ATLASSIAN_URL is set",
            "SLACK_CHANNEL_ID: not set; expected the id of a channel such as C0123456789, because SLACK_BOT_TOKEN is set",
            "LOCKSTEP_OVERLAP: 'soon'; expected " + DURATION);
  }

  @Test
  void nothing_set_asks_for_jira() {
    assertThat(mistakes(Map.of(), null))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("ATLASSIAN_URL: not set");
  }

  @Test
  void a_missing_name_is_of_the_family_the_user_chose() {
    assertThat(mistakes(Map.of("JIRA_CLOUD_URL", "https://team", "JIRA_API_TOKEN", "t"), null))
        .first()
        .asString()
        .startsWith("JIRA_USER_EMAIL: not set");
  }

  @Test
  void the_file_is_answered_with_its_lines_and_the_nearest_names() {
    Path yaml =
        file(
            """
            jira:
              acme:
                base-urll: https://team
                email: bot@example.com
            bitbucket:
              workspace: [a, {b: c}]
            interval:
              jira-poll: 1m
            weather: fine
            lockstep:
              port: 8000
              port: 8001
            """);

    assertThat(mistakes(Map.of("JIRA_ACME_API_TOKEN", "t"), yaml))
        .containsExactly(
            "lockstep.yaml line 6: bitbucket.workspace: a list of something else than texts; expected a list of texts",
            "lockstep.yaml line 12: lockstep.port: a name that stands there twice; expected each name once",
            "lockstep.yaml line 3: jira.acme.base-urll: an unknown setting; expected a known name; did you mean"
                + " jira.acme.base-url?",
            "lockstep.yaml line 8: interval.jira-poll: an unknown setting; expected a known name; did you mean"
                + " intervals.jira-poll?",
            "lockstep.yaml line 9: weather: an unknown setting; expected a name of docs/settings.md",
            "jira.acme.base-url (or JIRA_ACME_BASE_URL): not set; expected "
                + SITE
                + ", because lockstep.yaml line 4: jira.acme.email is set");
  }

  @Test
  void a_broken_or_missing_file_is_a_mistake() {
    assertThat(mistakes(Map.of(), file("jira: [")).get(0)).startsWith("lockstep.yaml line ");
    assertThat(mistakes(Map.of(), file("just text")).get(0))
        .startsWith("lockstep.yaml: a text or list");
    assertThat(mistakes(Map.of(), folder.resolve("none.yaml")).get(0)).contains("cannot be read");
  }

  @Test
  void the_report_never_shows_a_secret() {
    SettingsResult result =
        Settings.read(
            Map.of(
                "JIRA_TOKEN", "hush hush",
                "WEBHOOK_SECRET", "hush,hush2,hush3",
                "DATABASE_URL", "mysql://root:hush@host/db"),
            (Path) null);

    assertThat(((Invalid) result).report())
        .startsWith("5 settings are wrong:\n  - ")
        .doesNotContain("hush");
  }

  private Path file(String text) {
    try {
      return Files.writeString(folder.resolve("lockstep.yaml"), text);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static List<String> mistakes(Map<String, String> environment, @Nullable Path yaml) {
    SettingsResult result = Settings.read(environment, yaml);
    return result instanceof Invalid invalid
        ? invalid.mistakes().stream().map(Mistake::toString).toList()
        : List.of();
  }
}

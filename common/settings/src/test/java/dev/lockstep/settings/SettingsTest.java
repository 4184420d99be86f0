package dev.lockstep.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.settings.Settings.Need;
import dev.lockstep.settings.SettingsResult.Invalid;
import dev.lockstep.settings.SettingsResult.Valid;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final Map<String, String> ONE_JIRA =
      Map.of(
          "ATLASSIAN_URL", "https://team.atlassian.net/",
          "ATLASSIAN_EMAIL", "bot@example.com",
          "JIRA_TOKEN", "jira-token");

  @TempDir Path folder;

  @Test
  void three_names_of_the_status_updater_are_enough_for_jira() {
    Settings settings = valid(ONE_JIRA);

    assertThat(settings.jira())
        .containsExactly(
            Map.entry(
                "1",
                JiraInstance.cloud(
                    "1",
                    URI.create("https://team.atlassian.net"),
                    "bot@example.com",
                    new Secret("jira-token"))));
    assertThat(settings.bitbucket()).isNull();
    assertThat(settings.slack()).isNull();
    assertThat(settings.discord()).isNull();
    assertThat(settings.postgres()).isNull();
    assertThat(settings.kafka()).isNull();
    assertThat(settings.intervals())
        .isEqualTo(
            new Intervals(
                Duration.ofMinutes(1),
                Duration.ofDays(1),
                Duration.ofMinutes(2),
                Duration.ofHours(1),
                Duration.ofHours(1),
                List.of(),
                ZoneId.of("UTC"),
                Duration.ofHours(2),
                Duration.ofMinutes(10),
                Duration.ofMinutes(15)));
    assertThat(settings.lockstep().port()).isEqualTo(8000);
    assertThat(settings.lockstep().data()).isEqualTo(Path.of("./data"));
    assertThat(settings.lockstep().ports().connectorScm()).isEqualTo(8082);
  }

  @Test
  void names_of_the_other_systems_mean_the_same() {
    assertThat(
            valid(
                    Map.of(
                        "JIRA_CLOUD_URL", "https://team.atlassian.net",
                        "JIRA_USER_EMAIL", "bot@example.com",
                        "JIRA_API_TOKEN", "jira-token"))
                .jira())
        .isEqualTo(valid(ONE_JIRA).jira());
    assertThat(
            valid(
                    Map.of(
                        "JIRA_1_BASE_URL", "https://team.atlassian.net",
                        "JIRA_1_USERNAME", "bot@example.com",
                        "JIRA_1_API_TOKEN", "jira-token"))
                .jira())
        .isEqualTo(valid(ONE_JIRA).jira());
  }

  @Test
  void numbered_instances_are_read_in_order_with_scope_and_rotating_secrets() {
    Map<String, String> environment = new HashMap<>();
    for (String id : List.of("10", "2", "1")) {
      environment.put("JIRA_" + id + "_BASE_URL", "http://localhost:8090/jira/" + id);
      environment.put("JIRA_" + id + "_EMAIL", "bot@example.com");
      environment.put("JIRA_" + id + "_TOKEN", "token-" + id);
    }
    environment.put("JIRA_2_PROJECT_KEY", "abc, XYZ");
    environment.put("JIRA_2_WEBHOOK_SECRET", "new,old");
    environment.put("WEBHOOK_SECRET", "shared");

    Map<String, JiraInstance> jira = valid(environment).jira();

    assertThat(jira.keySet()).containsExactly("1", "2", "10");
    assertThat(Objects.requireNonNull(jira.get("2")).projectKeys()).containsExactly("ABC", "XYZ");
    assertThat(Objects.requireNonNull(jira.get("2")).webhookSecrets())
        .containsExactly(new Secret("new"), new Secret("old"));
    assertThat(Objects.requireNonNull(jira.get("10")).webhookSecrets())
        .containsExactly(new Secret("shared"));
  }

  @Test
  void everything_else_from_the_environment() {
    Settings settings =
        valid(
            with(
                ONE_JIRA,
                "BITBUCKET_WORKSPACE",
                "team",
                "BITBUCKET_TOKEN",
                "ATATT-1",
                "BITBUCKET_REPOSITORIES",
                "web-app, team/api",
                "BITBUCKET_API_URL",
                "http://localhost:8090/bitbucket/2.0/",
                "WEBHOOK_SECRET",
                "shared",
                "SLACK_BOT_TOKEN",
                "xoxb-1",
                "SLACK_CHANNEL_ID",
                "C0123",
                "DISCORD_BOT_TOKEN",
                "discord-1",
                "LOGS_CHANNEL_ID",
                "123",
                "LOCKSTEP_JIRA_POLL",
                "500ms",
                "LOCKSTEP_SCM_SWEEP",
                "PT3M",
                "DATABASE_URL",
                "postgresql://me:pa%40ss@db.example.com/lockstep",
                "KAFKA_BOOTSTRAP_SERVERS",
                "a:9092, b:9092",
                "LOCKSTEP_PUBLIC_URL",
                "https://lockstep.example.com/",
                "LOCKSTEP_API_KEY",
                "key"));

    BitbucketSettings bitbucket = Objects.requireNonNull(settings.bitbucket());
    assertThat(bitbucket.repositories().taken()).containsExactly("web-app", "api");
    assertThat(bitbucket.email()).isEqualTo("bot@example.com");
    assertThat(bitbucket.apiUrl()).hasToString("http://localhost:8090/bitbucket/2.0");
    assertThat(bitbucket.webhookSecrets()).containsExactly(new Secret("shared"));
    assertThat(settings.slack())
        .isEqualTo(
            new SlackSettings(
                URI.create("https://slack.com/api"), new Secret("xoxb-1"), "C0123", null));
    assertThat(Objects.requireNonNull(settings.discord()).logsChannelId()).isEqualTo("123");
    assertThat(settings.intervals().jiraPoll()).isEqualTo(Duration.ofMillis(500));
    assertThat(settings.intervals().scmSweep()).isEqualTo(Duration.ofMinutes(3));
    assertThat(Objects.requireNonNull(settings.postgres()).environment())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "PG_HOST", "db.example.com",
                "PG_PORT", "5432",
                "PG_DATABASE", "lockstep",
                "PG_USERNAME", "me",
                "PG_PASSWORD", "pa@ss"));
    assertThat(settings.kafka()).isEqualTo(new KafkaSettings("a:9092,b:9092"));
    assertThat(settings.lockstep().publicUrl())
        .isEqualTo(URI.create("https://lockstep.example.com"));
    assertThat(settings.toString())
        .doesNotContain("jira-token", "ATATT", "shared", "xoxb-1", "discord-1", "pa@ss", "key]");
  }

  @Test
  void an_access_token_has_no_email() {
    Settings settings =
        valid(with(ONE_JIRA, "BITBUCKET_WORKSPACE", "team", "BITBUCKET_TOKEN", "ATCTT-1"));

    assertThat(Objects.requireNonNull(settings.bitbucket()).email()).isNull();
  }

  @Test
  void the_file_gives_structure_and_the_environment_secrets_and_overrides() {
    Path yaml =
        file(
            """
            jira:
              1:
                base-url: https://team.atlassian.net
                email: bot@example.com
                project-keys: [ABC, XYZ]
              acme:
                base-url: https://acme.atlassian.net
                email: bot@acme.example.com
            bitbucket:
              workspace: team
              repositories:
                - web-app
                - api
            intervals:
              jira-poll: 30s
            slack:
            lockstep:
              ports: {notifier: 9999}
            """);

    Settings settings =
        valid(
            Map.of(
                "JIRA_TOKEN", "a",
                "JIRA_ACME_API_TOKEN", "b",
                "BITBUCKET_TOKEN", "c",
                "BITBUCKET_WORKSPACE", "other",
                "SLACK_BOT_TOKEN", " "),
            yaml);

    assertThat(settings.jira().keySet()).containsExactly("1", "acme");
    assertThat(Objects.requireNonNull(settings.jira().get("1")).projectKeys())
        .containsExactly("ABC", "XYZ");
    assertThat(Objects.requireNonNull(settings.jira().get("acme")).credential())
        .isEqualTo(new JiraCredential.Basic("bot@acme.example.com", new Secret("b")));
    assertThat(Objects.requireNonNull(settings.bitbucket()).workspace()).isEqualTo("other");
    assertThat(Objects.requireNonNull(settings.bitbucket()).repositories().taken())
        .containsExactly("web-app", "api");
    assertThat(settings.intervals().jiraPoll()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.lockstep().ports().notifier()).isEqualTo(9999);
  }

  @Test
  void a_service_names_only_what_it_needs() {
    assertThat(Settings.read(Map.of(), Set.of())).isInstanceOf(Valid.class);
    assertThat(Settings.read(Map.of(), Set.of(Need.JIRA, Need.BITBUCKET, Need.API_KEY)))
        .isInstanceOfSatisfying(
            Invalid.class,
            invalid ->
                assertThat(invalid.mistakes())
                    .extracting(Mistake::name)
                    .containsExactly("ATLASSIAN_URL", "BITBUCKET_WORKSPACE", "LOCKSTEP_API_KEY"));
    assertThat(Settings.read(Map.of("LOCKSTEP_CONFIG", folder + "/none.yaml"), Set.of()))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void warnings_say_what_will_not_happen() {
    SettingsResult result =
        Settings.read(
            with(
                ONE_JIRA,
                "ATLASSIAN_URL",
                "http://jira.example.com",
                "JIRA_PROJCT_KEY",
                "ABC",
                "GITHUB_TOKEN",
                "x",
                "HOME",
                "/root"),
            (Path) null);

    assertThat(((Valid) result).warnings())
        .containsExactly(
            "Jira instance 1 is called without encryption, so its token can be read: http://jira.example.com",
            "Jira instance 1 has no webhook secret (JIRA_WEBHOOK_SECRET): its webhooks are refused, changes are found by"
                + " polling every 1m",
            "none of BITBUCKET_WORKSPACE, GITHUB_OWNERS, BITBUCKET_DC_BASE_URL and ADO_ORGANIZATION is"
                + " set: no branch or pull request moves an issue",
            "GITHUB_TOKEN is set, but GITHUB_OWNERS is not: GitHub is not watched",
            "neither SLACK_BOT_TOKEN nor DISCORD_BOT_TOKEN is set: nobody is told anything",
            "JIRA_PROJCT_KEY is not a known setting; did you mean JIRA_PROJECT_KEY?");
  }

  private Path file(String text) {
    try {
      return Files.writeString(folder.resolve("lockstep.yaml"), text);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static Settings valid(Map<String, String> environment) {
    return valid(environment, null);
  }

  private static Settings valid(Map<String, String> environment, @Nullable Path yaml) {
    return Settings.read(environment, yaml).orThrow();
  }

  private static Map<String, String> with(Map<String, String> base, String... namesAndValues) {
    Map<String, String> all = new HashMap<>(base);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      all.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return all;
  }
}

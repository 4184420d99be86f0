package dev.lockstep.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.local.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int run(Map<String, String> environment, String... arguments) throws Exception {
    Terminal terminal =
        new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), false, 120);
    return new CommandLine(environment, folder, folder, terminal).run(List.of(arguments));
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anUnknownCommandIsToldWhatThereIs() throws Exception {
    assertThat(run(Map.of(), "deploy")).isEqualTo(2);
    assertThat(said())
        .contains("no command \"deploy\"")
        .contains("demo, up, check, test, bench, help");
  }

  @Test
  void anUnknownOptionIsToldWhatThereIs() throws Exception {
    assertThat(run(Map.of(), "demo", "--twice")).isEqualTo(2);
    assertThat(said()).contains("does not know --twice").contains("Options: --once");
  }

  @Test
  void helpIsGivenWithoutAnything() throws Exception {
    assertThat(run(Map.of())).isZero();
    assertThat(said()).contains("./lockstep demo --once");
  }

  @Test
  void upListsEveryMistakeAndStartsNothing() throws Exception {
    Files.writeString(
        folder.resolve(".env"), "JIRA_TOKEN=x\nLOCKSTEP_PORT=many\nLOCKSTEP_JIRA_POLL=often\n");

    assertThat(run(Map.of(), "up")).isEqualTo(2);
    assertThat(said())
        .contains(
            "LOCKSTEP_PORT",
            "many",
            "LOCKSTEP_JIRA_POLL",
            "often",
            "because JIRA_TOKEN is set",
            "expected:")
        .contains("Nothing was started");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void checkShowsWhatTakesEffectAndTheWebhooksButNoSecret() throws Exception {
    Files.writeString(
        folder.resolve(".env"),
        """
        JIRA_1_BASE_URL=https://one.example.com/
        JIRA_1_USERNAME=bot@example.com
        JIRA_1_API_TOKEN=tok-jira-1
        JIRA_2_BASE_URL=https://two.example.com
        JIRA_2_USERNAME=bot@example.com
        JIRA_2_API_TOKEN=tok-jira-2
        JIRA_2_WEBHOOK_SECRET=sec-jira-2
        BITBUCKET_WORKSPACE=acme
        BITBUCKET_TOKEN=tok-bitbucket
        LOCKSTEP_PUBLIC_URL=https://lockstep.example.com
        """);

    assertThat(run(Map.of("LOCKSTEP_PORT", "9000"), "check")).isZero();
    assertThat(said())
        .contains("https://lockstep.example.com/webhook/jira/1")
        .contains("https://lockstep.example.com/webhook/jira/2")
        .contains("https://lockstep.example.com/webhook/bitbucket")
        .contains("https://one.example.com as bot@example.com")
        .contains("127.0.0.1:9000")
        .contains("no secret is set, so this webhook is refused")
        .doesNotContain("tok-", "sec-");
  }

  @Test
  void whatTheProcessSetsWinsOverTheFile() throws Exception {
    Files.writeString(folder.resolve(".env"), "LOCKSTEP_PORT=7001\n");
    Configuration configuration =
        Configuration.read(
            Map.of(
                "LOCKSTEP_PORT",
                "7002",
                "ATLASSIAN_URL",
                "https://a.example.com",
                "ATLASSIAN_EMAIL",
                "a@example.com",
                "JIRA_TOKEN",
                "t"),
            folder);

    assertThat(configuration)
        .isInstanceOfSatisfying(
            Configuration.Read.class,
            read -> assertThat(read.settings().lockstep().port()).isEqualTo(7002));
  }
}

package dev.lockstep.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSearchTest {
  private static final Map<String, String> SECRETS = Map.of("the token", "s3cr3t-token-1");

  @TempDir Path logs;

  @Test
  void finds_a_secret_as_it_is_and_names_the_log_without_it() throws Exception {
    Files.writeString(logs.resolve("notifier.log"), "Authorization: Bearer s3cr3t-token-1\n");

    assertThat(LogSearch.leaks(logs, SECRETS)).containsExactly("the token stands in notifier.log");
  }

  @Test
  void finds_a_secret_in_base64_whatever_follows_it() throws Exception {
    byte[] followed = "s3cr3t-token-1 and more".getBytes(StandardCharsets.UTF_8);
    Files.writeString(
        logs.resolve("a.log"), "Basic " + Base64.getEncoder().encodeToString(followed));

    assertThat(LogSearch.leaks(logs, SECRETS)).hasSize(1);
  }

  @Test
  void finds_nothing_where_nothing_is() throws Exception {
    Files.write(logs.resolve("binary.log"), new byte[] {(byte) 0xff, 0, 12});
    Files.writeString(logs.resolve("kafka.log"), "s3cr3t-token-2");

    assertThat(LogSearch.leaks(logs, SECRETS)).isEmpty();
  }
}

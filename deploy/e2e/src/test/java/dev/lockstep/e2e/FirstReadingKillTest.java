package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contract.Topics;
import dev.lockstep.e2e.world.Backlog;
import dev.lockstep.e2e.world.Installation;
import dev.lockstep.e2e.world.Surroundings;
import dev.lockstep.sandbox.SandboxClient;
import dev.lockstep.sandbox.control.Requests;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * connector-jira is killed while it reads a site for the first time. The launcher starts it again,
 * and it goes on where it was: nothing is lost, nothing told twice but what was in flight, and no
 * more calls than for that.
 */
class FirstReadingKillTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final String SITE = Surroundings.SITES.get(0).name();

  /** Two pages of ids. */
  private static final int ISSUES = 6_000;

  private static final int HISTORIES = 5;

  /** Issues of a call. */
  private static final int PORTION = 100;

  /** Issues that are told together. */
  private static final int TOGETHER = 400;

  /** Calls for issues, or their answers, that a death may cost. */
  private static final int AHEAD = 8;

  /** Issues whose histories are read together, and how many of these may be under way. */
  private static final int CHUNK = 1_000;

  private static final int CHUNKS_AHEAD = 3;

  @Test
  void a_first_reading_that_is_killed_goes_on_where_it_was(@TempDir Path folder) throws Exception {
    Path home = Path.of("").toAbsolutePath().resolve("../..").normalize();
    try (Installation installation = new Installation(home, folder)) {
      SandboxClient sandbox = installation.startSandbox();
      Surroundings.make(sandbox);
      sandbox.jira(SITE).seed(new Requests.Seed("NOR", ISSUES, "Story", false, HISTORIES, null));
      sandbox.faults("{\"jira\":{\"errorRate\":1}}");
      installation.startProduct(settings(installation));
      try (Backlog backlog =
          new Backlog(installation.database(), installation.bootstrapServers())) {
        sandbox.resetCalls();
        sandbox.faults("{\"jira\":{\"errorRate\":0,\"latencyMillis\":50}}");
        await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> told(backlog) >= ISSUES / 3);
        long pid = installation.productPids().get("connector-jira");
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await().atMost(PATIENCE).until(() -> !ProcessHandle.of(pid).isPresent());
        long before = told(backlog);
        assertThat(before).isBetween(ISSUES / 3L, ISSUES - 1L);
        await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> isRead(backlog));

        assertThat(installation.productPids().get("connector-jira")).isNotEqualTo(pid);
        assertThat(told(backlog)).isEqualTo(ISSUES);
        Map<String, Long> written = backlog.written();
        assertThat(written.get(Topics.WORK_ITEM_BULK))
            .isBetween((long) ISSUES, (long) ISSUES + TOGETHER);
        assertThat(written.get(Topics.HISTORY))
            .isBetween((long) ISSUES, (long) ISSUES + CHUNKS_AHEAD * CHUNK);
        assertThat(answered(sandbox, "/issue/bulkfetch"))
            .isBetween(
                (long) ISSUES / PORTION, (long) ISSUES / PORTION + AHEAD + TOGETHER / PORTION);
        assertThat(answered(sandbox, "/changelog/bulkfetch"))
            .isBetween((long) ISSUES / CHUNK, (long) ISSUES / CHUNK + CHUNKS_AHEAD);
        await()
            .atMost(PATIENCE)
            .until(() -> backlog.count("select count(*) from harvest.work_item") == ISSUES);
      }
    }
  }

  private static Map<String, String> settings(Installation installation) {
    Map<String, String> settings =
        new HashMap<>(
            Surroundings.settings(
                installation.sandboxUrl(), 1_000, Duration.ofHours(1), Duration.ofHours(1)));
    settings.keySet().removeIf(name -> name.startsWith("JIRA_2_") || name.startsWith("JIRA_3_"));
    return settings;
  }

  private static long told(Backlog backlog) {
    return backlog.count(
        "select count(*) from jira.published where scope = 'jira/1' and fingerprint <> ''");
  }

  private static boolean isRead(Backlog backlog) {
    return backlog.count("select count(*) from jira.cursor where scope = 'jira/1'") > 0;
  }

  /** Good answers. */
  private static long answered(SandboxClient sandbox, String endpoint) {
    return sandbox.calls().stream()
        .filter(call -> call.upstream().equals("jira") && call.status() == 200)
        .filter(call -> call.endpoint().endsWith(endpoint))
        .mapToLong(call -> call.count())
        .sum();
  }
}

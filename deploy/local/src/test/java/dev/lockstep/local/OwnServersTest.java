package dev.lockstep.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.local.database.Database;
import dev.lockstep.local.process.Child;
import dev.lockstep.local.process.StartFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL and a Kafka that somebody else runs, named by settings. */
class OwnServersTest {
  @TempDir static Path theirs;
  @TempDir Path ours;
  private static LocalSystem servers;

  @BeforeAll
  static void start() throws Exception {
    servers =
        LocalSystem.open(
            LocalOptions.forTest(StubProduct.home(), theirs, System.getenv()), Progress.silent());
    servers.startParts();
  }

  @AfterAll
  static void stop() {
    if (servers != null) {
      servers.close();
    }
  }

  private LocalOptions options(Database database) throws Exception {
    return LocalOptions.forTest(StubProduct.home(), ours, Map.of())
        .withServers(database, servers.bootstrapServers());
  }

  private static Database database(int port, String name, String password) {
    return new Database("127.0.0.1", port, name, "lockstep", password);
  }

  @Test
  void onlyTheServicesAreStarted() throws Exception {
    try (LocalSystem system = LocalSystem.start(options(servers.database()), Progress.silent())) {
      assertThat(system.processes())
          .extracting(Child::name)
          .containsExactlyInAnyOrder(
              "connector-jira", "connector-scm", "sync-engine", "notifier", "harvest-api");
      assertThat(ours.resolve("postgres")).doesNotExist();
      assertThat(ours.resolve("kafka")).doesNotExist();
    }
    assertThat(servers.database().answers()).isTrue();
  }

  private void refused(Database database, String... reasons) throws Exception {
    LocalOptions options = options(database);
    assertThatThrownBy(() -> LocalSystem.start(options, Progress.silent()))
        .isInstanceOf(StartFailed.class)
        .hasMessageContainingAll(reasons);
    assertThat(Files.list(ours.resolve("run"))).isEmpty();
  }

  @Test
  void aWrongPasswordIsNamedButNotShown() throws Exception {
    int port = servers.database().port();
    refused(
        database(port, "lockstep", "guess"),
        "PostgreSQL at 127.0.0.1:" + port,
        "password authentication failed",
        "PG_PASSWORD");
    assertThatThrownBy(() -> database(port, "lockstep", "guess").requireUsable())
        .hasMessageNotContaining("guess");
  }

  @Test
  void aServerNobodyRunsAndADatabaseThatIsNotThereAreNamed() throws Exception {
    int nobody = LocalOptions.forTest(StubProduct.home(), ours, Map.of()).ports().postgres();
    refused(database(nobody, "lockstep", "x"), "PostgreSQL at 127.0.0.1:" + nobody, "refused");
    Database there = servers.database();
    refused(database(there.port(), "elsewhere", there.password()), "\"elsewhere\" does not exist");
  }

  @Test
  void aDatabaseOfAnotherMajorVersionIsRefusedWithTheWayOut() throws Exception {
    Path cluster = Files.createDirectories(ours.resolve("postgres/cluster"));
    Files.writeString(cluster.resolve("PG_VERSION"), "9\n");
    LocalOptions options = LocalOptions.forTest(StubProduct.home(), ours, Map.of());

    assertThatThrownBy(() -> LocalSystem.start(options, Progress.silent()))
        .isInstanceOf(StartFailed.class)
        .hasMessageContainingAll("written by PostgreSQL 9, this build brings", "pg_upgrade");
  }
}

package dev.lockstep.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contract.Topics;
import dev.lockstep.local.process.Child;
import dev.lockstep.local.process.StartFailed;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole launcher with a real database and a real broker; the services are stubs. */
class LocalSystemTest {
  @TempDir static Path data;
  private static final List<String> STEPS = new CopyOnWriteArrayList<>();
  private static LocalSystem system;

  @BeforeAll
  static void start() throws Exception {
    system = LocalSystem.start(options(data, Map.of()), recording());
  }

  @AfterAll
  static void stop() {
    if (system != null) {
      system.close();
    }
  }

  private static LocalOptions options(Path data, Map<String, String> further) throws IOException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putAll(further);
    return LocalOptions.forTest(StubProduct.home(), data, environment);
  }

  private static Progress recording() {
    return new Progress() {
      @Override
      public void done(String step, Duration took) {
        STEPS.add(step);
      }

      @Override
      public void note(String line) {
        STEPS.add(line);
      }

      @Override
      public void warn(String line) {
        STEPS.add(line);
      }
    };
  }

  private static HttpResponse<String> get(String path, String key) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(system.url() + path))
                .header("X-API-Key", key)
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void tellsEachStep() {
    assertThat(STEPS)
        .anyMatch(step -> step.startsWith("PostgreSQL on"))
        .anyMatch(step -> step.startsWith("Kafka on"));
    assertThat(STEPS)
        .anyMatch(step -> step.startsWith("notifier on"))
        .anyMatch(step -> step.startsWith("front door on"));
  }

  @Test
  void theDatabaseIsDurableAndAsksForItsPassword() throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                system.database().jdbcUrl(), "lockstep", system.database().password());
        var statement = connection.createStatement();
        var shown =
            statement.executeQuery(
                "select current_setting('fsync'), current_setting('synchronous_commit'), lower('ÄÖ')")) {
      assertThat(shown.next()).isTrue();
      assertThat(List.of(shown.getString(1), shown.getString(2), shown.getString(3)))
          .containsExactly("on", "on", "äö");
    }
    assertThatThrownBy(
            () ->
                DriverManager.getConnection(system.database().jdbcUrl(), "lockstep", "guess")
                    .close())
        .hasMessageContaining("password");
  }

  @Test
  void theTopicsOfTheContractAreThere() throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", (Object) system.bootstrapServers()))) {
      Set<String> names = admin.listTopics().names().get();
      for (Topics.Topic topic : Topics.ALL) {
        assertThat(names).contains(topic.name(), topic.deadLetters().name());
      }
    }
  }

  @Test
  void theFrontDoorRoutesByPath() throws Exception {
    HttpResponse<String> keys = get("/api/issues/keys?label=x%20y", "k");

    assertThat(keys.body())
        .contains("harvest-api")
        .contains("GET /api/issues/keys?label=x%20y")
        .contains("key=" + system.apiKey());
    assertThat(get("/webhook/jira/one", "k").body()).contains("connector-jira");
    HttpResponse<String> nothing = get("/q/metrics", "k");
    assertThat(nothing.statusCode()).isEqualTo(404);
    assertThat(nothing.headers().firstValue("content-type")).contains("application/problem+json");
  }

  @Test
  void healthIsOpenAndItsDetailIsNot() throws Exception {
    assertThat(get("/health", "wrong").body())
        .isEqualTo("{\"status\":\"healthy\",\"service\":\"lockstep\",\"database\":\"connected\"}");
    assertThat(get("/health", system.apiKey()).body()).contains("\"connector-scm\":\"healthy\"");
  }

  @Test
  void aKilledServiceIsAwayForAMomentAndComesBack() throws Exception {
    system.kill(Service.SYNC_ENGINE);
    HttpResponse<String> away = get("/decisions/SHOP-1", "k");

    assertThat(away.statusCode()).isEqualTo(503);
    assertThat(away.body()).contains("sync-engine does not answer");
    system.awaitReady(Service.SYNC_ENGINE, Duration.ofSeconds(20));
    assertThat(get("/decisions/SHOP-1", "k").statusCode()).isEqualTo(200);
  }

  @Test
  void aKilledDatabaseComesBackWithItsDataAndTheBrokerWithItsTopics() throws Exception {
    execute("create table kept as select 1 as one");
    for (Child child : system.processes()) {
      if (Set.of("postgres", "kafka").contains(child.name())) {
        child.kill();
      }
    }
    for (Child child : system.processes()) {
      child.awaitReady(Duration.ofSeconds(60));
    }

    execute("drop table kept");
    theTopicsOfTheContractAreThere();
  }

  private static void execute(String sql) throws Exception {
    try (Connection connection =
            DriverManager.getConnection(
                system.database().jdbcUrl(), "lockstep", system.database().password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void theKeyIsForTheOwnerOnly() throws Exception {
    Path file = system.apiKeyFile().orElseThrow();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file).trim()).isEqualTo(system.apiKey());
  }

  @Test
  void aSecondLauncherOnTheSameFolderIsRefused() throws Exception {
    LocalOptions second = options(data, Map.of());

    assertThatThrownBy(() -> LocalSystem.open(second, Progress.silent()))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("already runs on")
        .hasMessageContaining("process " + ProcessHandle.current().pid());
  }

  @Test
  void aFailedStartNamesTheLogAndLeavesNothingRunning(@TempDir Path other) throws Exception {
    LocalOptions dying = options(other, Map.of("STUB_DIES", "notifier"));

    assertThatThrownBy(() -> LocalSystem.start(dying, Progress.silent()))
        .isInstanceOfSatisfying(
            StartFailed.class,
            failed -> {
              assertThat(failed).hasMessageContaining("notifier ended before it was ready");
              assertThat(failed.log()).isNotNull().content().contains("told to die");
            });
    assertThat(ProcessHandle.allProcesses().filter(ProcessHandle::isAlive))
        .noneMatch(process -> process.info().commandLine().orElse("").contains(other.toString()));
  }

  @Test
  void takenPortsAreAllNamedWithTheirSettings(@TempDir Path other) throws Exception {
    LocalOptions options = options(other, Map.of());
    try (ServerSocket first = new ServerSocket(options.ports().frontDoor());
        ServerSocket second = new ServerSocket(options.ports().managementPort(Service.NOTIFIER))) {
      assertThatThrownBy(() -> LocalSystem.open(options, Progress.silent()))
          .isInstanceOf(StartFailed.class)
          .hasMessageContaining(Integer.toString(first.getLocalPort()))
          .hasMessageContaining("LOCKSTEP_PORT")
          .hasMessageContaining("java, process " + ProcessHandle.current().pid())
          .hasMessageContaining(Integer.toString(second.getLocalPort()))
          .hasMessageContaining("LOCKSTEP_NOTIFIER_PORT");
    }
  }
}

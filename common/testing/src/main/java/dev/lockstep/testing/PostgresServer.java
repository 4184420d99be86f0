package dev.lockstep.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL for tests: one server in a JVM, started at the first call and ended with the
 * JVM. Its data is on disk without fsync: quick, and gone afterwards.
 */
public record PostgresServer(
    String host, int port, String database, String username, String password) {
  private static final String RUNNING = "lockstep.testing.postgres.port";
  private static final String DATABASE = "lockstep";
  private static final String USER = "postgres";

  /** The server of this JVM. */
  public static PostgresServer start() {
    // Quarkus loads this class once per class loader; system properties are one for all of them.
    synchronized (Runtime.getRuntime()) {
      String running = System.getProperty(RUNNING);
      int port = running == null ? launch() : Integer.parseInt(running);
      System.setProperty(RUNNING, Integer.toString(port));
      return new PostgresServer("localhost", port, DATABASE, USER, USER);
    }
  }

  /** The same as PG_* names, as services read them. */
  public Map<String, String> environment() {
    return Map.of(
        "PG_HOST", host,
        "PG_PORT", Integer.toString(port),
        "PG_DATABASE", database,
        "PG_USERNAME", username,
        "PG_PASSWORD", password);
  }

  /** URL for JDBC. */
  public String jdbcUrl() {
    return "jdbc:postgresql://" + host + ":" + port + "/" + database;
  }

  private static int launch() {
    try {
      Folders.prepare();
      Path data = Files.createTempDirectory("lockstep-postgres-");
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setPort(FreePort.find())
              .setDataDirectory(data)
              .setCleanDataDirectory(true)
              .setRegisterShutdownHook(false)
              .setServerConfig("fsync", "off")
              .setServerConfig("synchronous_commit", "off")
              .setServerConfig("full_page_writes", "off")
              .setServerConfig("max_connections", "200")
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(data), "end-postgres"));
      try (Connection connection = server.getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("create database " + DATABASE);
      }
      return server.getPort();
    } catch (IOException | SQLException failed) {
      throw new IllegalStateException("PostgreSQL for tests did not start", failed);
    }
  }

  /**
   * Asks the server to end quickly. JDK only: at this time class loaders of tests may be closed.
   */
  private static void end(Path data) {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip();
      new ProcessBuilder("kill", "-INT", pid).start().waitFor(5, TimeUnit.SECONDS);
      for (int i = 0; i < 100 && Files.exists(data.resolve("postmaster.pid")); i++) {
        Thread.sleep(50);
      }
    } catch (IOException ended) {
      // Nothing left to end.
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
    Folders.delete(data);
  }
}

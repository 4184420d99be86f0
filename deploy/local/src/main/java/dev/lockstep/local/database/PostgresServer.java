package dev.lockstep.local.database;

import dev.lockstep.local.process.ChildSpec;
import dev.lockstep.local.process.RotatingLog;
import dev.lockstep.local.process.StartFailed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** The embedded PostgreSQL: its cluster is made at the first start and kept. */
public final class PostgresServer {
  /** The name under which the process is known. */
  public static final String NAME = "postgres";

  private static final String OWNER = "lockstep";
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /** Durable as a database should be, small because it serves one machine. */
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("max_connections", "120"),
          Map.entry("shared_buffers", "32MB"),
          Map.entry("wal_buffers", "4MB"),
          Map.entry("jit", "off"),
          // Tables grow from nothing to thousands of rows within minutes: their plans are to
          // follow.
          Map.entry("autovacuum_naptime", "15s"),
          // Everything is in memory or on a disk without arms.
          Map.entry("random_page_cost", "1.1"),
          Map.entry("max_parallel_workers_per_gather", "0"),
          Map.entry("max_logical_replication_workers", "0"),
          Map.entry("max_wal_size", "1GB"),
          Map.entry("timezone", "UTC"),
          Map.entry("log_timezone", "UTC"));

  private final Path binaries;
  private final Path folder;
  private final Path cluster;
  private final int port;
  private final String password;

  /**
   * @param binaries where the programs belong
   * @param folder where the data belongs
   * @param port on 127.0.0.1
   * @param password of the owner of the database {@code lockstep}
   */
  public PostgresServer(Path binaries, Path folder, int port, String password) {
    this.binaries = binaries;
    this.folder = folder;
    this.cluster = cluster(folder);
    this.port = port;
    this.password = password;
  }

  private static Path cluster(Path folder) {
    return folder.resolve("cluster");
  }

  /** PostgreSQL's own pid file. */
  public static Path pidFile(Path folder) {
    return cluster(folder).resolve("postmaster.pid");
  }

  /** How to connect. */
  public Database database() {
    return new Database("127.0.0.1", port, "lockstep", OWNER, password);
  }

  /** Makes the cluster where there is none, and says how the server is run. */
  public ChildSpec prepare(Path log) throws IOException, StartFailed, InterruptedException {
    Path programs = PostgresBinaries.unpackInto(binaries);
    Files.createDirectories(folder, OWNER_ONLY);
    if (Files.exists(cluster.resolve("PG_VERSION"))) {
      requireSameMajor(programs);
    } else {
      initialise(programs, log);
    }
    List<String> as = Unprivileged.prefix(folder);
    List<String> command = new ArrayList<>(as);
    command.addAll(
        List.of(
            programs.resolve("bin/postgres").toString(),
            "-D",
            cluster.toString(),
            "-p",
            Integer.toString(port)));
    SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
    return new ChildSpec(
        NAME,
        command,
        environment(),
        cluster,
        () -> canConnect("postgres"),
        ChildSpec.Ending.INTERRUPT,
        Duration.ofSeconds(20));
  }

  /** Makes the database where there is none; the server must be ready. */
  public void createDatabase() throws StartFailed {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      try (var found =
          statement.executeQuery("select 1 from pg_database where datname = 'lockstep'")) {
        if (found.next()) {
          return;
        }
      }
      statement.execute("create database lockstep");
    } catch (SQLException refused) {
      throw new StartFailed("The database could not be made: " + refused.getMessage());
    }
  }

  /** PostgreSQL cannot read what another major version wrote. */
  private void requireSameMajor(Path programs)
      throws IOException, StartFailed, InterruptedException {
    String wrote = Files.readString(cluster.resolve("PG_VERSION")).strip();
    Process asked = new ProcessBuilder(programs.resolve("bin/postgres").toString(), "-V").start();
    String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    asked.waitFor();
    String brought = answer.replaceFirst("(?s)^.*?(\\d+).*$", "$1");
    if (!wrote.equals(brought)) {
      throw new StartFailed(
          "The database in %s was written by PostgreSQL %s, this build brings %s. Either take it over with pg_upgrade or pg_dump of version %s, or move %s aside: Lockstep then reads everything from Jira and the code hosts again."
              .formatted(cluster, wrote, brought, wrote, folder));
    }
  }

  /** Makes the cluster beside its place and moves it there, so that what is in place is whole. */
  private void initialise(Path programs, Path log)
      throws IOException, StartFailed, InterruptedException {
    Path made = folder.resolve("cluster.new");
    removeAll(made);
    runInitdb(programs, made, log);
    Files.move(made, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void removeAll(Path unfinished) throws IOException {
    if (Files.exists(unfinished)) {
      List<Path> all;
      try (Stream<Path> found = Files.walk(unfinished)) {
        all = found.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path one : all) {
        Files.delete(one);
      }
    }
  }

  private void runInitdb(Path programs, Path made, Path log)
      throws IOException, StartFailed, InterruptedException {
    Path secret = folder.resolve("first-password");
    Files.deleteIfExists(secret);
    Files.createFile(
        secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(secret, password + "\n");
    List<String> command = new ArrayList<>(Unprivileged.prefix(folder));
    command.addAll(
        List.of(
            programs.resolve("bin/initdb").toString(),
            "--pgdata=" + made,
            "--username=" + OWNER,
            "--pwfile=" + secret,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment());
    Process initdb = builder.start();
    int code;
    try (InputStream output = initdb.getInputStream();
        RotatingLog written = new RotatingLog(log)) {
      code = initdb.waitFor();
      byte[] all = output.readAllBytes();
      written.write(all, all.length);
    } finally {
      initdb.destroy();
      Files.deleteIfExists(secret);
    }
    if (code != 0) {
      throw new StartFailed("PostgreSQL's data folder " + cluster + " could not be made.", log);
    }
  }

  private static Map<String, String> environment() {
    return Map.of(
        "PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"), "LC_ALL", "C", "TZ", "UTC");
  }

  private boolean canConnect(String database) {
    try (Connection connection = connect(database)) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", OWNER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("loginTimeout", "2");
    properties.setProperty("socketTimeout", "30");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
  }
}

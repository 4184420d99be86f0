package dev.lockstep.e2e.world;

import dev.lockstep.local.Ports;
import dev.lockstep.local.database.Database;
import dev.lockstep.sandbox.SandboxClient;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The product started as {@code ./lockstep up} starts it, and the sandbox beside it. */
public final class Installation implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /** The name of the process with the front door. */
  public static final String LAUNCHER = "front door";

  private static final String API_KEY = "bench-0123456789abcdef0123456789abcdef";

  private final Path home;
  private final Path folder;
  private final Ports ports = Ports.free();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private @Nullable Process sandbox;
  private @Nullable Process launcher;
  private List<ProcessHandle> started = List.of();

  /**
   * @param home root of the product
   * @param folder for everything that is written; emptied by the caller
   */
  public Installation(Path home, Path folder) throws IOException {
    this.home = home;
    this.folder = Files.createDirectories(folder);
  }

  /**
   * Starts the sandbox with a heap that is never tight; it takes no time from the product for
   * optimising itself.
   */
  public SandboxClient startSandbox() throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(java(), "-Xmx768m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-jar", home.resolve("deploy/sandbox/target/sandbox.jar").toString()));
    Process running =
        start(command, "sandbox", Map.of("SANDBOX_PORT", Integer.toString(ports.sandbox())));
    sandbox = running;
    await(running, URI.create(sandboxUrl() + "/_sandbox/quiet"), 200);
    return new SandboxClient(sandboxUrl());
  }

  /** Starts the product; returns how long it took until everything was healthy. */
  public Duration startProduct(Map<String, String> settings)
      throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.putAll(javaOptions());
    environment.putAll(ports.settings());
    environment.put("LOCKSTEP_DATA", data().toString());
    environment.put("LOCKSTEP_API_KEY", API_KEY);
    // As the script runs it.
    List<String> command =
        new ArrayList<>(
            List.of(
                java(),
                "-Xmx48m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlockstep.home=" + home));
    command.addAll(List.of("-jar", home.resolve("deploy/local/target/local.jar").toString(), "up"));
    long began = System.nanoTime();
    Process running = start(command, "launcher", environment);
    launcher = running;
    await(running, url().resolve("/health"), 200);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    started =
        productPids().values().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
    return took;
  }

  /** What the caller wants for the JVMs of services, such as a profiler. */
  private static Map<String, String> javaOptions() {
    Map<String, String> options = new HashMap<>(System.getenv());
    options
        .keySet()
        .removeIf(name -> !name.startsWith("LOCKSTEP_") || !name.endsWith("_JAVA_OPTS"));
    return options;
  }

  private Process start(List<String> command, String name, Map<String, String> environment)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile());
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv().getOrDefault("PATH", ""));
    builder.environment().put("HOME", System.getenv().getOrDefault("HOME", "/"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private void await(Process process, URI url, int status)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    HttpRequest request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(5)).build();
    while (System.nanoTime() < until) {
      try {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() == status) {
          return;
        }
      } catch (ConnectException notYet) {
        // asked again below
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new IOException(url + " never answered; the logs are in " + folder);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private Path data() {
    return folder.resolve("data");
  }

  /** The front door. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + ports.frontDoor());
  }

  /** The simulators. */
  public URI sandboxUrl() {
    return URI.create("http://127.0.0.1:" + ports.sandbox());
  }

  /** A client of the front door. */
  public Door door() {
    return new Door(url(), API_KEY);
  }

  /** The broker. */
  public String bootstrapServers() {
    return "127.0.0.1:" + ports.kafka();
  }

  /** The database. */
  public Database database() throws IOException {
    String password = Files.readString(data().resolve("postgres-password")).trim();
    return new Database("127.0.0.1", ports.postgres(), "lockstep", "lockstep", password);
  }

  /** The processes of the product: the launcher and everything it started, by name. */
  public Map<String, Long> productPids() throws IOException {
    Map<String, Long> pids = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(data().resolve("run"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".pid", "");
        pids.put(name, Long.valueOf(Files.readString(file).trim()));
      }
    }
    pids.put(LAUNCHER, running(launcher).pid());
    return pids;
  }

  /** The sandbox's process. */
  public long sandboxPid() {
    return running(sandbox).pid();
  }

  private static Process running(@Nullable Process process) {
    if (process == null) {
      throw new IllegalStateException("not started");
    }
    return process;
  }

  /** Ends the launcher, which ends the rest; what it left behind is ended too. */
  @Override
  public void close() {
    stop(launcher);
    started.forEach(ProcessHandle::destroyForcibly);
    stop(sandbox);
  }

  private static void stop(@Nullable Process process) {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}

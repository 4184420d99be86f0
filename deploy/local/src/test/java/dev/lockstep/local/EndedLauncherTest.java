package dev.lockstep.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whenever a signal ends the launcher, nothing it started is left. */
class EndedLauncherTest {
  private static final int ENDED_BY_CTRL_C = 130;

  @TempDir Path data;
  @TempDir Path program;

  private Process up(String classPath) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Dlockstep.home=" + StubProduct.home(),
                Main.class.getName(),
                "up")
            .directory(data.toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("CLASSPATH", classPath);
    environment.put("LOCKSTEP_DATA", data.toString());
    environment.put("ATLASSIAN_URL", "https://acme.atlassian.net");
    environment.put("ATLASSIAN_EMAIL", "bot@acme.example");
    environment.put("JIRA_TOKEN", "token");
    Ports ports = Ports.free();
    environment.put("LOCKSTEP_PORT", Integer.toString(ports.frontDoor()));
    environment.put("LOCKSTEP_POSTGRES_PORT", Integer.toString(ports.postgres()));
    environment.put("LOCKSTEP_KAFKA_PORT", Integer.toString(ports.kafka()));
    for (Service service : Service.values()) {
      environment.put(service.portSetting(), Integer.toString(ports.port(service)));
    }
    return builder.start();
  }

  /** What the launcher said up to a line with this text. */
  private static List<String> readUntil(BufferedReader output, String text) throws IOException {
    List<String> said = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      if (line.contains(text)) {
        return said;
      }
    }
    throw new AssertionError("never said \"" + text + "\": " + said);
  }

  private void endsWithNothingLeft(Process launcher, BufferedReader output) throws Exception {
    new ProcessBuilder("/bin/sh", "-c", "kill -INT " + launcher.pid()).start().waitFor();
    readUntil(output, "Stopping services, broker and database");
    assertThat(launcher.waitFor(40, TimeUnit.SECONDS)).isTrue();
    String folder = data.toRealPath().toString();
    assertThat(
            ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder)))
        .isEmpty();
    assertThat(launcher.exitValue()).isEqualTo(ENDED_BY_CTRL_C);
    assertThat(data.resolve("run")).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ready  Kafka", "ready  notifier"})
  void ctrlCAtAnyTimeEndsEverything(String said) throws Exception {
    Process launcher = up(System.getProperty("java.class.path"));
    try (BufferedReader output = launcher.inputReader()) {
      readUntil(output, said);
      endsWithNothingLeft(launcher, output);
    }
  }

  @Test
  void aLauncherWhoseProgramIsBuiltAnewStillEndsEverything() throws Exception {
    Path built = Path.of("target/classes").toAbsolutePath();
    Path copy = program.resolve("classes");
    try (Stream<Path> files = Files.walk(built)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(built.relativize(file).toString()));
      }
    }
    Process launcher =
        up(System.getProperty("java.class.path").replace(built.toString(), copy.toString()));
    try (BufferedReader output = launcher.inputReader()) {
      readUntil(output, "Lockstep is up");
      List<Path> files;
      try (Stream<Path> found = Files.walk(copy)) {
        files = found.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path file : files) {
        Files.delete(file);
      }
      endsWithNothingLeft(launcher, output);
    }
  }
}

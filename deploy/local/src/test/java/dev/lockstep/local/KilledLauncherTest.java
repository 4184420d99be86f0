package dev.lockstep.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a launcher that was killed leaves behind is ended by the next one, and the data is still
 * there.
 */
class KilledLauncherTest {
  @TempDir Path data;

  /** Main of a launcher to be killed: starts everything in the folder given, says so, and stays. */
  public static final class Victim {
    private Victim() {}

    public static void main(String[] args) throws Exception {
      LocalSystem.start(
          LocalOptions.forTest(StubProduct.home(), Path.of(args[0]), System.getenv()),
          Progress.silent());
      System.out.println("up");
      Thread.currentThread().join();
    }
  }

  @Test
  void orphansAreEndedAtTheNextStart() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                Victim.class.getName(),
                data.toString())
            .redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process victim = builder.start();
    try (var output = victim.inputReader()) {
      List<String> said = new ArrayList<>();
      for (String line = output.readLine();
          line != null && !line.equals("up");
          line = output.readLine()) {
        said.add(line);
      }
      assertThat(victim.isAlive()).as("the launcher said %s", said).isTrue();
    }
    victim.destroyForcibly().waitFor();
    String folder = data.toRealPath().toString();
    List<ProcessHandle> orphans =
        ProcessHandle.allProcesses()
            .filter(process -> process.info().commandLine().orElse("").contains(folder))
            .toList();
    assertThat(orphans).hasSizeGreaterThanOrEqualTo(7);

    List<String> notes = new CopyOnWriteArrayList<>();
    LocalOptions options = LocalOptions.forTest(StubProduct.home(), data, Map.of());
    try (LocalSystem next = LocalSystem.open(options, noting(notes))) {
      assertThat(orphans).noneMatch(process -> process.info().commandLine().isPresent());
      assertThat(notes)
          .singleElement()
          .asString()
          .contains("connector-jira", "notifier", "kafka", "postgres");
      next.startParts();
      assertThat(next.database().answers()).isTrue();
    }
  }

  private static Progress noting(List<String> notes) {
    return new Progress() {
      @Override
      public void done(String step, Duration took) {}

      @Override
      public void note(String line) {
        notes.add(line);
      }

      @Override
      public void warn(String line) {
        notes.add(line);
      }
    };
  }
}

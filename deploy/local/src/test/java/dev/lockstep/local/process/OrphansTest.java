package dev.lockstep.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {
  @TempDir Path run;

  private Process sleeper(String marker) throws IOException {
    return new ProcessBuilder("/bin/sh", "-c", "while true; do sleep 0.1; done", marker).start();
  }

  private void pidFile(String name, String content) throws IOException {
    Files.writeString(run.resolve(name + ".pid"), content + "\n");
  }

  @Test
  void endsWhatIsOursAndOnlyThat() throws Exception {
    Process ours = sleeper("of-this-folder");
    Process strangers = sleeper("of-somebody-else");
    try {
      pidFile("notifier", Long.toString(ours.pid()));
      pidFile("kafka", Long.toString(strangers.pid()));
      pidFile("harvest-api", "4194304999");
      pidFile("sync-engine", "nonsense");

      List<String> ended =
          new Orphans(run, List.of("of-this-folder ")).end(run.resolve("postmaster.pid"));

      assertThat(ended).containsExactly("notifier (" + ours.pid() + ")");
      assertThat(ours.waitFor(5, TimeUnit.SECONDS)).isTrue();
      assertThat(strangers.isAlive()).isTrue();
      assertThat(run).isEmptyDirectory();
    } finally {
      strangers.destroyForcibly();
      ours.destroyForcibly();
    }
  }
}

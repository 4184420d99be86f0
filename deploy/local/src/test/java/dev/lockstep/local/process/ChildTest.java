package dev.lockstep.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir Path folder;
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final ChildListener listener =
      new ChildListener() {
        @Override
        public void restarts(String name, int exitCode, Duration wait) {
          told.add(name + " exit " + exitCode + " wait " + wait.toSeconds());
        }

        @Override
        public void isBack(String name, Duration outage) {
          told.add(name + " back");
        }

        @Override
        public void gaveUp(String name, Path log) {
          told.add(name + " gave up " + log.getFileName());
        }
      };
  private Children children;

  @BeforeEach
  void open() throws IOException {
    children = new Children(folder.resolve("logs"), folder.resolve("run"), listener, () -> true);
  }

  @AfterEach
  void end() {
    children.all().forEach(Child::stop);
  }

  private ChildSpec shell(String name, String script, ReadyProbe ready) {
    return new ChildSpec(
        name,
        List.of("/bin/sh", "-c", script, folder.toString()),
        Map.of("PATH", "/usr/bin:/bin", "GREETING", "hello"),
        folder,
        ready,
        ChildSpec.Ending.TERMINATE,
        Duration.ofSeconds(1));
  }

  @Test
  void logsWhatAChildSaysAndLeavesNoPidFileBehind() throws Exception {
    Child child = children.start(shell("talker", "echo $GREETING; exec sleep 60", () -> true));
    child.awaitReady(PATIENCE);
    await().until(() -> Files.readString(child.log()).contains("hello"));
    assertThat(Files.readString(folder.resolve("run/talker.pid")).trim())
        .isEqualTo(child.pid().orElseThrow().toString());

    child.stop();

    assertThat(child.pid()).isEmpty();
    assertThat(folder.resolve("run/talker.pid")).doesNotExist();
    assertThat(told).isEmpty();
  }

  @Test
  void startsAKilledChildAgain() throws Exception {
    Child child = children.start(shell("phoenix", "exec sleep 60", () -> true));
    child.awaitReady(PATIENCE);
    long first = child.pid().orElseThrow();

    child.kill();
    child.awaitReady(PATIENCE);

    assertThat(child.pid().orElseThrow()).isNotEqualTo(first);
    await().until(() -> told.equals(List.of("phoenix exit 137 wait 1", "phoenix back")));
  }

  @Test
  void whatAKilledChildHadStartedDiesWithIt() throws Exception {
    Child child =
        children.start(
            shell(
                "family",
                "sleep 60 & echo $! > below; wait",
                () -> Files.exists(folder.resolve("below"))));
    child.awaitReady(PATIENCE);
    await().until(() -> !Files.readString(folder.resolve("below")).isBlank());
    ProcessHandle below =
        ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("below")).trim()))
            .orElseThrow();

    child.kill();

    await().atMost(PATIENCE).until(() -> Signals.isGone(below));
  }

  @Test
  void aChildThatDiesBeforeItWasReadyIsNotTriedAgain() throws Exception {
    Child child = children.start(shell("stillborn", "echo no such luck; exit 3", () -> false));

    assertThatThrownBy(() -> child.awaitReady(PATIENCE))
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("stillborn ended");
    await().until(() -> RotatingLog.tail(child.log(), 20).contains("no such luck"));
    assertThat(child.starts()).isEqualTo(1);
  }

  @Test
  void aChildThatDoesNotListenIsKilledAfterItsGrace() throws Exception {
    Path deaf = folder.resolve("deaf");
    Child child =
        children.start(
            shell(
                "stubborn",
                "trap '' TERM; touch deaf; while true; do sleep 0.1; done",
                () -> Files.exists(deaf)));
    child.awaitReady(PATIENCE);

    child.stop();

    assertThat(child.pid()).isEmpty();
    assertThat(child.state()).isEqualTo(Child.State.STOPPED);
  }

  @Test
  void aChildThatDiesAgainAndAgainStaysDownAndItsLogIsNamed() throws Exception {
    Path run = Files.createDirectories(folder.resolve("run"));
    Path starts = folder.resolve("starts");
    Child child =
        new Child(
            shell("mayfly", "echo x >> starts; sleep 0.2", () -> Files.exists(starts)),
            folder.resolve("logs/mayfly.log"),
            run.resolve("mayfly.pid"),
            listener,
            new RestartPolicy(Duration.ofMillis(1), () -> true));
    child.start();

    await().atMost(PATIENCE).until(() -> child.state() == Child.State.FAILED);
    await().until(() -> told.contains("mayfly gave up mayfly.log"));
    assertThat(child.starts()).isEqualTo(5);
    assertThat(run).isEmptyDirectory();
  }

  @Test
  void whatDiesWithoutRoomIsStartedAgainOnceThereIsRoomHoweverOftenItDied() throws Exception {
    Path starts = folder.resolve("starts");
    AtomicBoolean room = new AtomicBoolean(true);
    Child child =
        new Child(
            shell("fed", "echo x >> starts; exec sleep 60", () -> Files.exists(starts)),
            folder.resolve("logs/fed.log"),
            Files.createDirectories(folder.resolve("run")).resolve("fed.pid"),
            listener,
            new RestartPolicy(Duration.ofMillis(1), room::get));
    child.start();
    for (int death = 1; death <= 6; death++) {
      child.awaitReady(PATIENCE);
      room.set(false);
      child.kill();
      await().atMost(PATIENCE).until(() -> child.state() == Child.State.WAITING);
      assertThat(child.starts()).isEqualTo(death);
      room.set(true);
    }
    child.awaitReady(PATIENCE);

    assertThat(child.starts()).isEqualTo(7);
    child.stop();
  }
}

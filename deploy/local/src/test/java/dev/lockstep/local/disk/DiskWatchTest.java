package dev.lockstep.local.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.local.process.StartFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DiskWatchTest {
  private static final long MEGABYTE = 1 << 20;

  private final AtomicLong free = new AtomicLong(10_000 * MEGABYTE);
  private final List<String> told = new ArrayList<>();
  private final DiskWatch watch =
      new DiskWatch(
          Path.of("/data"),
          free::get,
          line -> told.add("+ " + line),
          line -> told.add("- " + line));

  @AfterEach
  void end() {
    watch.close();
  }

  private void look(long megabytes) {
    free.set(megabytes * MEGABYTE);
    watch.look();
  }

  @Test
  void warnsOnceBeforeAndOnceWhenItIsFullAndSaysWhenThereIsRoom() {
    look(10_000);
    look(500);
    look(400);
    look(30);
    look(0);
    look(5_000);

    assertThat(told)
        .satisfiesExactly(
            tight -> assertThat(tight).startsWith("- ").contains("nearly full: 500 MB", "/data"),
            full -> assertThat(full).startsWith("- DISK FULL at /data (30 MB free)"),
            room -> assertThat(room).startsWith("+ There is room again"));
  }

  @Test
  void nothingIsStartedWithoutRoom() {
    assertThat(watch.hasRoom()).isTrue();
    free.set(0);
    assertThat(watch.hasRoom()).isFalse();
    free.set(100 * MEGABYTE);
    assertThat(watch.hasRoom()).isTrue();
    assertThat(told).hasSize(2);
  }

  @Test
  void aStartOnAFullDiskIsRefusedWithWhatIsNeeded() {
    free.set(3 * MEGABYTE);

    assertThatThrownBy(watch::begin)
        .isInstanceOf(StartFailed.class)
        .hasMessageContaining("The disk of /data is full: 3 MB are free, 64 MB are needed")
        .hasMessageContaining("LOCKSTEP_DATA");
  }
}

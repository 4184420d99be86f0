package dev.lockstep.local.disk;

import dev.lockstep.local.process.StartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Watches the room left on the disk of the data folder, warns before it is used up, and says
 * whether what died may be started again: without room it would only die again.
 */
public final class DiskWatch implements AutoCloseable {
  private static final long LOOK_EVERY_SECONDS = 2;

  private final Path folder;
  private final LongSupplier free;
  private final Consumer<String> good;
  private final Consumer<String> bad;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(DiskWatch::thread);
  private Room last = Room.AMPLE;

  /**
   * @param folder on the disk that is watched
   * @param good is told when there is room again
   * @param bad is told when it gets tight, and when there is none
   */
  public DiskWatch(Path folder, Consumer<String> good, Consumer<String> bad) {
    this(folder, () -> freeOf(folder), good, bad);
  }

  DiskWatch(Path folder, LongSupplier free, Consumer<String> good, Consumer<String> bad) {
    this.folder = folder;
    this.free = free;
    this.good = good;
    this.bad = bad;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "disk-watch");
    thread.setDaemon(true);
    return thread;
  }

  /** Free bytes; what cannot be asked counts as enough. */
  private static long freeOf(Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException unknown) {
      return Long.MAX_VALUE;
    }
  }

  /** Refuses to begin without room, and looks again and again from now on. */
  public void begin() throws StartFailed {
    long bytes = free.getAsLong();
    if (Room.of(bytes) == Room.NONE) {
      throw new StartFailed(
          "The disk of %s is full: %d MB are free, %d MB are needed to start. Make room, or set LOCKSTEP_DATA."
              .formatted(folder, bytes >> 20, Room.NONE_BELOW >> 20));
    }
    look();
    clock.scheduleWithFixedDelay(
        this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  /** Whether there is room to start something. */
  public boolean hasRoom() {
    look();
    return last() != Room.NONE;
  }

  private synchronized Room last() {
    return last;
  }

  synchronized void look() {
    long bytes = free.getAsLong();
    Room now = Room.of(bytes);
    if (now == last) {
      return;
    }
    long megabytes = bytes >> 20;
    switch (now) {
      case NONE ->
          bad.accept(
              "DISK FULL at %s (%d MB free). Work stands still and nothing is lost; it goes on by itself once there is room."
                  .formatted(folder, megabytes));
      case TIGHT -> {
        if (last == Room.NONE) {
          good.accept("There is some room again at %s (%d MB free).".formatted(folder, megabytes));
        } else {
          bad.accept(
              "The disk of %s is nearly full: %d MB are free. Without room work stands still."
                  .formatted(folder, megabytes));
        }
      }
      case AMPLE ->
          good.accept("There is room again at %s (%d MB free).".formatted(folder, megabytes));
    }
    last = now;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}

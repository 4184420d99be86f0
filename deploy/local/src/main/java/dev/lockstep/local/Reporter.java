package dev.lockstep.local;

import dev.lockstep.local.process.ChildListener;
import java.nio.file.Path;
import java.time.Duration;

/** Tells people what happens to the processes after the start. */
final class Reporter implements ChildListener {
  private final Progress progress;

  Reporter(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void restarts(String name, int exitCode, Duration wait) {
    progress.warn(
        name
            + " ended by itself (exit "
            + exitCode
            + "); started again in "
            + wait.toSeconds()
            + " s");
  }

  @Override
  public void isBack(String name, Duration outage) {
    progress.note(name + " is back after %.1f s".formatted(outage.toMillis() / 1000.0));
  }

  @Override
  public void gaveUp(String name, Path log) {
    progress.warn(name + " DIED FIVE TIMES IN A MINUTE AND STAYS DOWN. Its log says why: " + log);
  }
}

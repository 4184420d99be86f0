package dev.lockstep.local.terminal;

import dev.lockstep.local.Progress;
import java.time.Duration;

/** Prints one line for each step. */
public final class PrintedProgress implements Progress {
  private final Terminal terminal;

  /** Prints on this terminal. */
  public PrintedProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void done(String step, Duration took) {
    terminal.line(
        "  "
            + terminal.good("ready")
            + "  %-52s %5.1f s".formatted(step, took.toMillis() / 1000.0));
  }

  @Override
  public void note(String line) {
    terminal.line("  " + line);
  }

  @Override
  public void warn(String line) {
    terminal.line("  " + terminal.caution(line));
  }
}

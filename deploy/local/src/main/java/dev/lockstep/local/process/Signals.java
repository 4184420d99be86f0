package dev.lockstep.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends processes. */
final class Signals {
  private static final long POLL_MILLIS = 20;

  private Signals() {}

  /**
   * Has everything at hand that ending needs: the jar may be built anew while this runs, and what
   * was not loaded by then cannot be loaded any more.
   */
  static void load() {
    EndingOrder.of("");
    try {
      Process brief = new ProcessBuilder("/bin/sh", "-c", "exec sleep 60").start();
      end(brief.toHandle(), ChildSpec.Ending.TERMINATE, Duration.ofSeconds(1));
    } catch (IOException noShell) {
      // the classes are loaded all the same
    }
  }

  /** Asks a process to end, waits, and kills it when it does not. */
  static void end(ProcessHandle process, ChildSpec.Ending ending, Duration grace) {
    ask(process, ending);
    if (!waitFor(process, grace)) {
      process.destroyForcibly();
      waitFor(process, Duration.ofSeconds(5));
    }
  }

  private static void ask(ProcessHandle process, ChildSpec.Ending ending) {
    if (ending == ChildSpec.Ending.INTERRUPT) {
      try {
        new ProcessBuilder("/bin/sh", "-c", "kill -INT " + process.pid())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
        return;
      } catch (IOException | InterruptedException noSuchTool) {
        if (noSuchTool instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
      }
    }
    process.destroy();
  }

  private static boolean waitFor(ProcessHandle process, Duration atMost) {
    long until = System.nanoTime() + atMost.toNanos();
    try {
      while (!isGone(process)) {
        if (System.nanoTime() > until) {
          return false;
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
      return true;
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return isGone(process);
    }
  }

  /**
   * True also for one that ended and whose parent has not taken notice: it has no command line any
   * more.
   */
  static boolean isGone(ProcessHandle process) {
    return !process.isAlive() || process.info().commandLine().isEmpty();
  }
}

package dev.lockstep.local.cli;

import dev.lockstep.local.LocalOptions;
import dev.lockstep.local.LocalSystem;
import dev.lockstep.local.process.StartFailed;
import dev.lockstep.local.terminal.PrintedProgress;
import dev.lockstep.local.terminal.Terminal;
import java.io.IOException;

/**
 * A system that is ended whatever way the launcher ends: Ctrl-C, SIGTERM, a failed start or the end
 * of the command.
 */
final class Running implements AutoCloseable {
  private final LocalSystem system;
  private final Terminal terminal;
  private final Thread command = Thread.currentThread();
  private final Thread atExit;
  private boolean closed;

  private Running(LocalSystem system, Terminal terminal) {
    this.system = system;
    this.terminal = terminal;
    this.atExit = new Thread(this::endOnSignal, "stop");
  }

  /** Takes the data folder; from now on a signal ends everything cleanly. */
  static Running open(LocalOptions options, Terminal terminal) throws StartFailed, IOException {
    Running running =
        new Running(LocalSystem.open(options, new PrintedProgress(terminal)), terminal);
    Runtime.getRuntime().addShutdownHook(running.atExit);
    return running;
  }

  LocalSystem system() {
    return system;
  }

  private void endOnSignal() {
    command.interrupt();
    end();
  }

  private synchronized void end() {
    if (closed) {
      return;
    }
    closed = true;
    terminal.line();
    terminal.line("Stopping services, broker and database ...");
    long began = System.nanoTime();
    system.close();
    terminal.line("Stopped after %.1f s.".formatted((System.nanoTime() - began) / 1e9));
  }

  @Override
  public void close() {
    end();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      // the hook runs already and finds nothing left to do
    }
  }

  /** Stays until a signal ends the process. */
  static void untilSignal() throws InterruptedException {
    Thread.currentThread().join();
  }
}

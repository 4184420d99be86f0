package dev.lockstep.local.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One child process: launched, its output logged, watched, and started again when it dies without
 * being asked to.
 */
public final class Child {
  private static final long PROBE_EVERY_MILLIS = 50;
  private static final long REAP_SECONDS = 5;

  /** What a child is doing. */
  public enum State {
    /** Launched, not ready yet. */
    STARTING,
    /** Doing its work. */
    READY,
    /** Died; waits for its next start. */
    WAITING,
    /** Died before it was ever ready though nothing outside was in its way, or too often. */
    FAILED,
    /** Ended because it was asked to. */
    STOPPED
  }

  private final ChildSpec spec;
  private final Path log;
  private final Path pidFile;
  private final ChildListener listener;
  private final RestartPolicy policy;

  private State state = State.STARTING;
  private boolean stopping;
  private int starts;
  private @Nullable Process process;

  Child(ChildSpec spec, Path log, Path pidFile, ChildListener listener, RestartPolicy policy) {
    this.spec = spec;
    this.log = log;
    this.pidFile = pidFile;
    this.listener = listener;
    this.policy = policy;
  }

  void start() throws IOException {
    Process first = launch();
    Thread watcher = new Thread(() -> watch(first), "watch-" + spec.name());
    watcher.setDaemon(true);
    watcher.start();
  }

  /** The name given in the specification. */
  public String name() {
    return spec.name();
  }

  /** Where its output goes. */
  public Path log() {
    return log;
  }

  /** What it is doing now. */
  public synchronized State state() {
    return state;
  }

  /** How often it was launched so far. */
  public synchronized int starts() {
    return starts;
  }

  /** The id of the running process. */
  public synchronized Optional<Long> pid() {
    return Optional.ofNullable(process).filter(Process::isAlive).map(Process::pid);
  }

  /** Waits until the child does its work. */
  public synchronized void awaitReady(Duration atMost) throws StartFailed, InterruptedException {
    long until = System.nanoTime() + atMost.toNanos();
    while (state != State.READY) {
      if (state == State.FAILED || state == State.STOPPED) {
        throw new StartFailed(spec.name() + " ended before it was ready.", log);
      }
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        throw new StartFailed(
            spec.name() + " was not ready after " + atMost.toSeconds() + " s.", log);
      }
      wait(left);
    }
  }

  /**
   * Ends the process and every process below it without warning, as a crash would; it is started
   * again as after any other death.
   */
  public void kill() throws InterruptedException {
    Process running;
    synchronized (this) {
      running = process;
      state = state == State.READY ? State.STARTING : state;
    }
    if (running != null) {
      // Asked first: whoever loses its parent is not found below it any more.
      List<ProcessHandle> below = running.descendants().toList();
      running.destroyForcibly();
      below.forEach(ProcessHandle::destroyForcibly);
      running.waitFor();
    }
  }

  /** Ends the process: asked first, killed after its grace. Returns when it is gone. */
  public void stop() {
    Process running;
    synchronized (this) {
      stopping = true;
      running = process;
      notifyAll();
    }
    if (running != null) {
      Signals.end(running.toHandle(), spec.ending(), spec.grace());
      reap(running);
    }
    synchronized (this) {
      state = State.STOPPED;
      notifyAll();
    }
    forgetPid();
  }

  /** A process that ended counts as alive until its end was taken note of. */
  private static void reap(Process ended) {
    try {
      ended.waitFor(REAP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private Process launch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Detached.command(spec.command()))
            .directory(spec.workingFolder().toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(spec.environment());
    Process launched;
    synchronized (this) {
      if (stopping) {
        throw new IOException("stopping");
      }
      launched = builder.start();
      process = launched;
      starts++;
      state = State.STARTING;
    }
    keepPid(launched);
    launched.getOutputStream().close();
    Thread pump = new Thread(() -> pump(launched), "log-" + spec.name());
    pump.setDaemon(true);
    pump.start();
    return launched;
  }

  private void pump(Process source) {
    try (InputStream in = source.getInputStream();
        RotatingLog out = new RotatingLog(log)) {
      out.line("--- " + Instant.now() + " " + spec.name() + " starts as process " + source.pid());
      byte[] chunk = new byte[8192];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        write(out, chunk, n);
      }
    } catch (IOException unwritable) {
      discardOutput(source);
    }
  }

  private static void write(RotatingLog out, byte[] chunk, int length) {
    try {
      out.write(chunk, length);
    } catch (IOException diskFull) {
      // lines are lost until there is room; the child goes on
    }
  }

  /** A child whose output nobody takes would stand still once the pipe is full. */
  private static void discardOutput(Process source) {
    try (InputStream in = source.getInputStream()) {
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException ended) {
      // nothing more to take
    }
  }

  private void watch(Process first) {
    Process current = first;
    boolean wasReady = false;
    Instant lostAt = Instant.MAX;
    try {
      while (true) {
        Instant startedAt = Instant.now();
        if (becomesReady(current)) {
          if (wasReady) {
            listener.isBack(spec.name(), Duration.between(lostAt, Instant.now()));
          }
          wasReady = true;
        }
        int exitCode = current.waitFor();
        lostAt = Instant.now();
        boolean worthTrying = wasReady || !policy.mayRestart();
        Optional<Duration> wait = worthTrying ? policy.died(startedAt, lostAt) : Optional.empty();
        synchronized (this) {
          if (stopping) {
            return;
          }
          state = wait.isPresent() ? State.WAITING : State.FAILED;
          notifyAll();
        }
        if (wait.isEmpty()) {
          forgetPid();
          if (wasReady) {
            listener.gaveUp(spec.name(), log);
          }
          return;
        }
        listener.restarts(spec.name(), exitCode, wait.get());
        do {
          if (!pause(wait.get())) {
            return;
          }
        } while (!policy.mayRestart());
        current = launch();
      }
    } catch (InterruptedException | IOException ended) {
      synchronized (this) {
        state = stopping ? State.STOPPED : State.FAILED;
        notifyAll();
      }
    }
  }

  private boolean becomesReady(Process current) throws InterruptedException {
    while (current.isAlive()) {
      if (spec.ready().isReady()) {
        synchronized (this) {
          if (process == current && current.isAlive()) {
            state = State.READY;
            notifyAll();
            return true;
          }
        }
      }
      current.waitFor(PROBE_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }
    return false;
  }

  private synchronized boolean pause(Duration wait) throws InterruptedException {
    long until = System.nanoTime() + wait.toNanos();
    for (long left = wait.toMillis();
        left > 0 && !stopping;
        left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())) {
      wait(left);
    }
    return !stopping;
  }

  private void keepPid(Process launched) {
    try {
      Files.writeString(pidFile, launched.pid() + "\n");
    } catch (IOException diskFull) {
      // only needed when this launcher is killed; the child is watched either way
    }
  }

  private void forgetPid() {
    try {
      Files.deleteIfExists(pidFile);
    } catch (IOException kept) {
      // a stale pid file is recognised at the next start
    }
  }
}

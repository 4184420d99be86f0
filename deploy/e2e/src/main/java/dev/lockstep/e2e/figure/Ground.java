package dev.lockstep.e2e.figure;

import dev.lockstep.e2e.measure.CpuUse;
import dev.lockstep.e2e.measure.JournalTail;
import dev.lockstep.e2e.measure.Load;
import dev.lockstep.e2e.report.Report;
import dev.lockstep.e2e.world.Backlog;
import dev.lockstep.e2e.world.Installation;
import dev.lockstep.sandbox.SandboxClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What the figures are measured on.
 *
 * @param installation the running product
 * @param quick whether shorter runs are good enough
 */
public record Ground(
    Installation installation,
    SandboxClient sandbox,
    Backlog backlog,
    Load load,
    JournalTail journal,
    Report report,
    boolean quick) {
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  /** Tells what is going on. */
  public void say(String line) {
    System.out.println("  " + line);
  }

  /**
   * Waits until the product has nothing left to do but to tell people, which the chats' own limits
   * slow down; false when it takes longer than said.
   */
  public boolean awaitDrained(Duration atMost) {
    long until = System.nanoTime() + atMost.toNanos();
    while (!unfinished().isEmpty() || !sandbox.quiet().quiet()) {
      if (System.nanoTime() > until) {
        say("not finished after " + atMost.toSeconds() + " s: " + unfinished());
        return false;
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    return true;
  }

  private Map<String, Long> unfinished() {
    Map<String, Long> unfinished = backlog.unfinished();
    unfinished.remove("notify.delivery");
    return unfinished;
  }

  /** Begins to measure the processor time of the product, the sandbox and this process. */
  public CpuUse.Watch watchCpu() {
    Map<String, Long> pids = new LinkedHashMap<>(pids());
    pids.put("sandbox", installation.sandboxPid());
    pids.put("load generator", ProcessHandle.current().pid());
    return CpuUse.watch(pids);
  }

  /** The processes of the product. */
  public Map<String, Long> pids() {
    try {
      return installation.productPids();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** How many issues nobody has touched yet. */
  public int issuesLeft() {
    return load.issuesLeft();
  }

  /** How long a part runs. */
  public Duration lasting(int seconds, int secondsWhenQuick) {
    return Duration.ofSeconds(quick ? secondsWhenQuick : seconds);
  }
}

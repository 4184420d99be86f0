package dev.lockstep.e2e.figure;

import dev.lockstep.e2e.measure.CpuUse;
import dev.lockstep.e2e.report.Figure;
import dev.lockstep.e2e.world.Surroundings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What polls and sweeps cost upstream while nothing happens there. */
public final class Idle {
  /** Between two polls and between two sweeps; short, so that some of them are seen. */
  public static final Duration INTERVAL = Duration.ofSeconds(10);

  private static final int INTERVALS = 3;

  private Idle() {}

  /** Counts for a while. */
  public static void measure(Ground ground) {
    Duration whole = INTERVAL.multipliedBy(INTERVALS);
    ground.say("nothing happens for %d s: counting calls ...".formatted(whole.toSeconds()));
    Map<String, Long> before = Reaction.calls(ground);
    CpuUse.Watch watch = ground.watchCpu();
    long until = System.nanoTime() + whole.toNanos();
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
    CpuUse cpu = watch.stop();
    Reaction.calls(ground)
        .forEach(
            (endpoint, count) -> add(ground, endpoint, count - before.getOrDefault(endpoint, 0L)));
    Cpu.add(ground, "Processor time per second while nothing happens", cpu, (int) cpu.seconds());
  }

  private static void add(Ground ground, String endpoint, long calls) {
    boolean jira = endpoint.startsWith("jira");
    if (calls > 0 && (jira || endpoint.startsWith("bitbucket"))) {
      double each = calls / (double) INTERVALS / (jira ? Surroundings.SITES.size() : 1);
      ground
          .report()
          .add(
              "Upstream calls per poll or sweep while nothing happens",
              Figure.of(endpoint + (jira ? ", per site" : ""), each, "calls")
                  .noting(jira ? "" : "3 repositories"));
    }
  }
}

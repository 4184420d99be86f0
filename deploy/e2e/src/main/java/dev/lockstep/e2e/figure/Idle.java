package dev.lockstep.e2e.figure;

import dev.lockstep.e2e.measure.CpuUse;
import dev.lockstep.e2e.report.Figure;
import dev.lockstep.e2e.world.Surroundings;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What polls and sweeps cost upstream while nothing happens there. */
public final class Idle {
  /** Between two polls of a site and between two sweeps: what is set where nothing is said. */
  public static final Duration POLL = Duration.ofMinutes(1);

  public static final Duration SWEEP = Duration.ofMinutes(2);

  private Idle() {}

  /** Counts for a while. */
  public static void measure(Ground ground) {
    ground.say("nothing happens for %d s: counting calls ...".formatted(SWEEP.toSeconds()));
    Map<String, Long> before = Reaction.calls(ground);
    CpuUse.Watch watch = ground.watchCpu();
    long until = System.nanoTime() + SWEEP.toNanos();
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
    String group = "Upstream calls while nothing happens";
    if (calls > 0 && endpoint.startsWith("jira")) {
      double polls = SWEEP.dividedBy(POLL) * Surroundings.SITES.size();
      ground
          .report()
          .add(group, Figure.of(endpoint + ", per poll of a site", calls / polls, "calls"));
    } else if (calls > 0 && endpoint.startsWith("bitbucket")) {
      ground
          .report()
          .add(group, Figure.of(endpoint + ", per sweep of 3 repositories", calls, "calls"));
    }
  }
}

package dev.lockstep.e2e.figure;

import dev.lockstep.e2e.report.Figure;
import dev.lockstep.e2e.world.Surroundings;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/** What polls and sweeps cost upstream while nothing happens there. */
public final class Idle {
  /** Between two polls and between two sweeps; short, so that some of them are seen. */
  public static final Duration INTERVAL = Duration.ofSeconds(10);

  private Idle() {}

  /** Begins to count. */
  public static Count begin(Ground ground) {
    ground.awaitDrained(Duration.ofSeconds(60));
    return new Count(ground, Reaction.calls(ground), System.nanoTime());
  }

  /** A count that has begun. */
  public record Count(Ground ground, Map<String, Long> before, long began) {
    /** Ends after a whole number of intervals. */
    public void end() {
      long interval = INTERVAL.toNanos();
      long whole = Math.max(3, (System.nanoTime() - began) / interval + 1);
      long left = began + whole * interval - System.nanoTime();
      if (left > 0) {
        LockSupport.parkNanos(left);
      }
      Map<String, Long> after = new TreeMap<>(Reaction.calls(ground));
      double sites = Surroundings.SITES.size();
      after.forEach(
          (endpoint, count) -> {
            long calls = count - before.getOrDefault(endpoint, 0L);
            if (calls > 0 && (endpoint.startsWith("jira") || endpoint.startsWith("bitbucket"))) {
              boolean jira = endpoint.startsWith("jira");
              ground
                  .report()
                  .add(
                      "Upstream calls per interval while nothing happens",
                      Figure.of(
                              endpoint + (jira ? ", per site" : ""),
                              calls / (double) whole / (jira ? sites : 1),
                              "calls")
                          .noting(jira ? "" : "3 repositories"));
            }
          });
    }
  }
}

package dev.lockstep.e2e.figure;

import dev.lockstep.e2e.measure.CpuUse;
import dev.lockstep.e2e.measure.Hops;
import dev.lockstep.e2e.measure.Latencies;
import dev.lockstep.e2e.measure.Load.Sent;
import dev.lockstep.e2e.measure.Moves;
import dev.lockstep.e2e.report.Figure;
import dev.lockstep.sandbox.journal.CallCount;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** From an accepted pull-request webhook to the transition in Jira, at a rate that is no strain. */
public final class Reaction {
  private static final double RATE = 20;
  private static final String GROUP = "Reaction, webhook accepted -> transition written, at 20/s";

  private Reaction() {}

  /** Lets the product warm up first: what nobody runs is not compiled. */
  public static void warmUp(Ground ground) {
    Duration duration = ground.lasting(20, 10);
    ground.say("warming up for " + duration.toSeconds() + " s at 20/s ...");
    Sent sent = ground.load().run(RATE, duration);
    Moves.await(ground.journal(), sent.opened(), Duration.ofSeconds(30));
    ground.awaitDrained(Duration.ofSeconds(60));
  }

  /** Measures. */
  public static void measure(Ground ground) {
    Duration duration = ground.lasting(60, 20);
    ground.say("reaction: " + duration.toSeconds() + " s at 20/s over three sites ...");
    Map<TopicPartition, Long> before = ground.backlog().ends();
    Map<String, Long> callsBefore = calls(ground);
    CpuUse.Watch watch = ground.watchCpu();
    Sent sent = ground.load().run(RATE, duration);
    Moves moves = Moves.await(ground.journal(), sent.opened(), Duration.ofSeconds(30));
    ground.awaitDrained(Duration.ofSeconds(60));
    CpuUse cpu = watch.stop();
    Map<String, Long> callsAfter = calls(ground);

    Latencies reaction = moves.reaction();
    add(ground, Figure.of("p50", reaction.at(0.5), "ms").atMost(80));
    add(ground, Figure.of("p95", reaction.at(0.95), "ms"));
    add(ground, Figure.of("p99", reaction.at(0.99), "ms").atMost(300));
    add(ground, Figure.of("longest", reaction.max(), "ms"));
    add(
        ground,
        Figure.of("lost", moves.lost() + moves.refused(), "moves")
            .atMost(0)
            .noting("of %d; written twice: %d".formatted(sent.opened().size(), moves.doubled())));
    add(
        ground,
        Figure.of("other programs meanwhile", cpu.otherProcessors(), "processors")
            .noting("of " + ground.report().machine().processors() + "; should be near 0"));
    hops(ground, before, moves);
    Cpu.add(ground, "Processor time per move, at 20/s", cpu, sent.opened().size());
    callsAfter.forEach(
        (endpoint, count) -> {
          double calls =
              (count - callsBefore.getOrDefault(endpoint, 0L)) / (double) sent.opened().size();
          if (calls >= 0.005) {
            ground
                .report()
                .add(
                    "Upstream calls per move (polls and sweeps included)",
                    Figure.of(endpoint, calls, "calls"));
          }
        });
  }

  private static void hops(Ground ground, Map<TopicPartition, Long> before, Moves moves) {
    Hops.of(ground.installation().bootstrapServers(), before, moves.done())
        .forEach(
            (hop, times) ->
                ground
                    .report()
                    .add(
                        "Time per hop, at 20/s",
                        Figure.of(hop, times.at(0.5), "ms")
                            .noting(
                                "p95 %.1f, p99 %.1f, longest %.1f ms"
                                    .formatted(times.at(0.95), times.at(0.99), times.max()))));
  }

  /** Calls so far by upstream and endpoint. */
  static Map<String, Long> calls(Ground ground) {
    Map<String, Long> calls = new LinkedHashMap<>();
    for (CallCount call : ground.sandbox().calls()) {
      String endpoint = call.endpoint().replace("/jira/{site}/rest/api/3", "");
      calls.merge(call.upstream() + " " + endpoint, call.count(), Long::sum);
    }
    return calls;
  }

  private static void add(Ground ground, Figure figure) {
    ground.report().add(GROUP, figure);
  }
}

package dev.lockstep.e2e.figure;

import dev.lockstep.e2e.measure.CpuUse;
import dev.lockstep.e2e.measure.Latencies;
import dev.lockstep.e2e.measure.Load.Sent;
import dev.lockstep.e2e.measure.Moves;
import dev.lockstep.e2e.report.Figure;
import java.time.Duration;
import java.util.List;

/**
 * The highest rate that is kept up: nothing lost, nothing doubled, 99 of 100 written within a
 * second, the last ones no later than the first.
 */
public final class Sustained {
  private static final double SLOWEST_MILLIS = 1000;
  private static final String GROUP = "Highest rate kept up over three sites";
  private static final List<Double> STEPS =
      List.of(40.0, 60.0, 80.0, 100.0, 120.0, 150.0, 180.0, 220.0, 260.0);

  private Sustained() {}

  private record Run(double rate, Sent sent, Moves moves, CpuUse cpu) {
    boolean isHeld() {
      double early = moves.reaction(0, 0.3).at(0.5);
      double late = moves.reaction(0.7, 1).at(0.5);
      return moves.lost() + moves.refused() + moves.doubled() == 0
          && moves.reaction().at(0.99) <= SLOWEST_MILLIS
          && late <= 3 * early + 50
          && sent.rate() >= 0.97 * rate;
    }

    String told() {
      Latencies reaction = moves.reaction();
      return "%.0f/s: p50 %.0f, p99 %.0f ms, lost %d, %s"
          .formatted(
              rate,
              reaction.at(0.5),
              reaction.at(0.99),
              moves.lost() + moves.refused(),
              isHeld() ? "kept up" : "not kept up");
    }
  }

  /** How many issues are needed at most. */
  public static int issuesNeeded(boolean quick) {
    return quick ? 12_000 : 27_000;
  }

  /** Steps up in short runs, then confirms in a long one. */
  public static void measure(Ground ground) {
    double best = 20;
    Duration step = ground.lasting(12, 6);
    for (double rate : STEPS) {
      if (ground.issuesLeft() < rate * (step.toSeconds() + 60)) {
        ground.say("no more issues to try higher rates with");
        break;
      }
      Run run = run(ground, rate, step);
      if (!run.isHeld()) {
        break;
      }
      best = rate;
    }
    Duration whole = ground.lasting(60, 20);
    Run run = run(ground, best, whole);
    for (int again = 0;
        again < 2 && !run.isHeld() && ground.issuesLeft() > best * whole.toSeconds();
        again++) {
      best = Math.floor(best * 0.8);
      run = run(ground, best, whole);
    }
    Latencies reaction = run.moves().reaction();
    add(
        ground,
        Figure.of("for " + whole.toSeconds() + " s", run.isHeld() ? best : 0, "moves/s")
            .atLeast(60)
            .noting(run.told()));
    add(ground, Figure.of("p50 at that rate", reaction.at(0.5), "ms"));
    add(ground, Figure.of("p99 at that rate", reaction.at(0.99), "ms").atMost(SLOWEST_MILLIS));
    add(
        ground,
        Figure.of("other programs meanwhile", run.cpu().otherProcessors(), "processors")
            .noting("of " + ground.report().machine().processors() + "; should be near 0"));
    Cpu.add(ground, "Processor time per move, at that rate", run.cpu(), run.sent().opened().size());
  }

  private static Run run(Ground ground, double rate, Duration duration) {
    ground.say("%.0f/s for %d s ...".formatted(rate, duration.toSeconds()));
    CpuUse.Watch watch = ground.watchCpu();
    Sent sent = ground.load().run(rate, duration);
    Moves moves = Moves.await(ground.journal(), sent.opened(), Duration.ofSeconds(40));
    CpuUse cpu = watch.stop();
    Run run = new Run(rate, sent, moves, cpu);
    ground.say(run.told());
    ground.awaitDrained(Duration.ofSeconds(60));
    return run;
  }

  private static void add(Ground ground, Figure figure) {
    ground.report().add(GROUP, figure);
  }
}

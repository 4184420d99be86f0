package dev.lockstep.e2e.figure;

import dev.lockstep.e2e.measure.Processes;
import dev.lockstep.e2e.measure.Processes.Memory;
import dev.lockstep.e2e.report.Figure;
import java.util.Map;

/** The memory of everything but the sandbox. */
public final class Footprint {
  private static final double AIM = 1.3 * 1024;

  private Footprint() {}

  /** Measures now. */
  public static void measure(Ground ground, String when) {
    Map<String, Memory> memory = Processes.memory(ground.pids());
    Memory total = Processes.total(memory);
    String group = "Memory, " + when;
    ground
        .report()
        .add(
            group,
            Figure.of("everything but the sandbox", total.proportional(), "MB")
                .atMost(AIM)
                .noting(
                    "shared pages counted once; %.0f MB counted for each"
                        .formatted(total.resident())));
    memory.forEach(
        (name, one) ->
            ground
                .report()
                .add(
                    group,
                    Figure.of(name, one.proportional(), "MB")
                        .noting("resident %.0f MB".formatted(one.resident()))));
  }
}

package dev.lockstep.e2e.figure;

import dev.lockstep.e2e.measure.CpuUse;
import dev.lockstep.e2e.report.Figure;

/** Processor time by process. */
final class Cpu {
  private Cpu() {}

  static void add(Ground ground, String group, CpuUse cpu, int pieces) {
    double product =
        cpu.millis().entrySet().stream()
            .filter(one -> ground.pids().containsKey(one.getKey()))
            .mapToDouble(one -> one.getValue())
            .sum();
    ground.report().add(group, Figure.of("the product", product / pieces, "ms"));
    cpu.millis()
        .forEach(
            (name, millis) ->
                ground
                    .report()
                    .add(
                        group,
                        Figure.of("  " + name, millis / pieces, "ms")
                            .noting(
                                "%.0f%% of a processor".formatted(millis / cpu.seconds() / 10))));
  }
}

package dev.lockstep.e2e.figure;

import dev.lockstep.e2e.measure.CpuUse;
import dev.lockstep.e2e.report.Figure;
import dev.lockstep.e2e.report.Report;
import java.util.Set;

/** Processor time by process. */
final class Cpu {
  private Cpu() {}

  static void add(Ground ground, String group, CpuUse cpu, int pieces) {
    add(ground.report(), ground.pids().keySet(), group, cpu, pieces);
  }

  /**
   * @param product the processes of the product
   * @param pieces of work that were done meanwhile
   */
  static void add(Report report, Set<String> product, String group, CpuUse cpu, int pieces) {
    double all =
        cpu.millis().entrySet().stream()
            .filter(one -> product.contains(one.getKey()))
            .mapToDouble(one -> one.getValue())
            .sum();
    report.add(group, Figure.of("the product", all / pieces, "ms"));
    cpu.millis()
        .forEach(
            (name, millis) ->
                report.add(
                    group,
                    Figure.of("  " + name, millis / pieces, "ms")
                        .noting("%.0f%% of a processor".formatted(millis / cpu.seconds() / 10))));
  }
}

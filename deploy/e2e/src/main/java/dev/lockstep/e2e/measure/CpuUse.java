package dev.lockstep.e2e.measure;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Processor time between two moments.
 *
 * @param millis by process
 * @param others milliseconds used by programs that have nothing to do with the measurement
 * @param seconds between the moments
 */
public record CpuUse(Map<String, Double> millis, double others, double seconds) {
  /** Begins to measure. */
  public static Watch watch(Map<String, Long> pids) {
    return new Watch(
        pids, Processes.cpuMillis(pids), Processes.machineCpuMillis(), System.nanoTime());
  }

  /** Processors busy with other programs, on average. */
  public double otherProcessors() {
    return others / 1000 / seconds;
  }

  /** A measurement that has begun. */
  public record Watch(
      Map<String, Long> pids, Map<String, Double> before, double machineBefore, long began) {
    /** Ends it. */
    public CpuUse stop() {
      Map<String, Double> used = new LinkedHashMap<>();
      Processes.cpuMillis(pids)
          .forEach((name, after) -> used.put(name, after - before.getOrDefault(name, 0.0)));
      double machine = Processes.machineCpuMillis() - machineBefore;
      double known = used.values().stream().mapToDouble(Double::doubleValue).sum();
      return new CpuUse(used, Math.max(0, machine - known), (System.nanoTime() - began) / 1e9);
    }
  }
}

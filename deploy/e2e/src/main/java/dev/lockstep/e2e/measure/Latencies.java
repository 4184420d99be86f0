package dev.lockstep.e2e.measure;

import java.util.Arrays;
import java.util.Collection;

/** Times, in milliseconds, and where most of them lie. */
public final class Latencies {
  private final double[] sorted;

  /** Of these times in milliseconds. */
  public Latencies(Collection<Double> millis) {
    this.sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** How many. */
  public int count() {
    return sorted.length;
  }

  /** The time that this share (0 to 1) did not exceed; not a number when there are none. */
  public double at(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
  }

  /** The longest. */
  public double max() {
    return at(1);
  }

  /** The mean. */
  public double mean() {
    return Arrays.stream(sorted).average().orElse(Double.NaN);
  }
}

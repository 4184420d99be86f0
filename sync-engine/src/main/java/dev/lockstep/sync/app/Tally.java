package dev.lockstep.sync.app;

import dev.lockstep.contract.DecisionMade.SkipReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * What comparing items with the rules came to.
 *
 * @param checked how many items
 * @param moved for how many a move was ordered
 * @param skipped why nothing was done for the others
 */
public record Tally(int checked, int moved, Map<SkipReason, Integer> skipped) {

  /** Nothing was compared. */
  public static final Tally NONE = new Tally(0, 0, Map.of());

  /** Both together. */
  public Tally plus(Tally other) {
    Map<SkipReason, Integer> sum = new EnumMap<>(SkipReason.class);
    sum.putAll(skipped);
    other.skipped.forEach((reason, count) -> sum.merge(reason, count, Integer::sum));
    return new Tally(checked + other.checked, moved + other.moved, sum);
  }

  static Tally moved(boolean really) {
    return new Tally(1, really ? 1 : 0, Map.of());
  }

  static Tally skipped(SkipReason reason) {
    return new Tally(1, 0, Map.of(reason, 1));
  }
}

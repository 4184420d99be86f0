package dev.lockstep.e2e.chaos;

import dev.lockstep.e2e.chaos.Deaths.Death;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a round came to.
 *
 * @param plan what was to happen
 * @param deaths who was killed and how long that took to mend
 * @param figures what was counted, by name
 * @param problems what was not as it must be; with none the round is passed
 * @param took from the first change to the end of all work
 */
public record Verdict(
    Plan plan,
    List<Death> deaths,
    Map<String, String> figures,
    List<String> problems,
    Duration took) {
  private static final int MOST_PROBLEMS = 25;

  /** Whether all was as it must be. */
  public boolean isPassed() {
    return problems.isEmpty();
  }

  /** For people. */
  public String told() {
    StringBuilder told = new StringBuilder();
    told.append(
        "Round of seed %d: %s after %d s%n"
            .formatted(plan.seed(), isPassed() ? "OK" : "FAILED", took.toSeconds()));
    for (Death death : deaths) {
      told.append(
          "  killed after %5d changes, back after %5.1f s: %s%n"
              .formatted(death.afterChanges(), death.outage().toMillis() / 1000.0, death.victim()));
    }
    figures.forEach((name, figure) -> told.append("  %s: %s%n".formatted(name, figure)));
    problems.stream()
        .limit(MOST_PROBLEMS)
        .forEach(problem -> told.append("  WRONG: ").append(problem).append('\n'));
    if (problems.size() > MOST_PROBLEMS) {
      told.append("  and %d more%n".formatted(problems.size() - MOST_PROBLEMS));
    }
    return told.toString();
  }
}

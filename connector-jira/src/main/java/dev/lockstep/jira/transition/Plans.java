package dev.lockstep.jira.transition;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares wanted with actual. Statuses are compared by name, as people write them: case does not
 * matter.
 */
public final class Plans {

  private static final Comparator<Offered> EASIEST_FIRST =
      Comparator.comparing((Offered o) -> !o.missing().isEmpty()).thenComparing(Offered::screen);

  private Plans() {}

  /**
   * What to do.
   *
   * @param wanted the statuses to reach, the best first
   * @param basedOn the statuses in which the command still makes sense
   * @param standing where the item stands now
   */
  public static Plan of(List<String> wanted, Collection<String> basedOn, Standing standing) {
    if (holds(wanted, standing.status())) {
      return new Plan.AlreadyThere(standing.status());
    }
    if (!holds(basedOn, standing.status())) {
      return new Plan.MovedOn(standing.status());
    }
    for (String status : wanted) {
      Optional<Offered> easiest =
          standing.offered().stream()
              .filter(offered -> offered.available() && offered.to().equalsIgnoreCase(status))
              .min(EASIEST_FIRST); // the first of equals
      if (easiest.isPresent()) {
        return new Plan.Move(easiest.get(), standing.status());
      }
    }
    return new Plan.NoWay(
        "From "
            + standing.status()
            + " no transition leads to "
            + String.join(" or ", wanted)
            + "; offered: "
            + offered(standing)
            + ".");
  }

  private static boolean holds(Collection<String> statuses, String status) {
    return statuses.stream().anyMatch(status::equalsIgnoreCase);
  }

  private static String offered(Standing standing) {
    if (standing.offered().isEmpty()) {
      return "none";
    }
    return standing.offered().stream()
        .map(o -> o.to() + " (" + o.name() + (o.available() ? "" : ", not available") + ")")
        .collect(Collectors.joining(", "));
  }
}

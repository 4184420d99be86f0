package dev.lockstep.jira.transition;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Compares wanted with actual. Statuses are compared by name, as people write them: case does not
 * matter.
 */
public final class Plans {

  private Plans() {}

  /**
   * What to do, as far as it shows at the item itself.
   *
   * @param wanted the statuses to reach, the best first
   * @param basedOn the statuses in which the command still makes sense
   * @param standing where the item stands now
   */
  public static Plan of(
      List<String> wanted, Collection<String> basedOn, Standing standing, Travel travel) {
    String status = standing.status();
    if (holds(wanted, status)) {
      return new Plan.AlreadyThere(status);
    }
    if (!holds(basedOn, status) && !travel.owns(status)) {
      return new Plan.MovedOn(status);
    }
    for (String one : wanted) {
      Optional<Offered> easiest =
          standing.offered().stream()
              .filter(offered -> open(offered, travel) && offered.to().equalsIgnoreCase(one))
              .filter(offered -> travel.unmet(offered.missing()).isEmpty())
              .min(Comparator.comparing(Offered::screen)); // the first of equals
      if (easiest.isPresent()) {
        return new Plan.Move(easiest.get(), status, List.of());
      }
    }
    return new Plan.Further();
  }

  /** Whether the account can try it. */
  static boolean open(Offered offered, Travel travel) {
    return offered.available() && !travel.refused().contains(offered.id());
  }

  private static boolean holds(Collection<String> statuses, String status) {
    return statuses.stream().anyMatch(status::equalsIgnoreCase);
  }
}

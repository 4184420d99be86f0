package dev.lockstep.e2e.chaos;

import java.util.List;

/**
 * Processes that are killed together.
 *
 * @param afterChanges how many changes are made before
 * @param victims names of the processes
 */
public record Kill(int afterChanges, List<String> victims) {

  public Kill {
    victims = List.copyOf(victims);
  }

  /** The victims, for people. */
  String names() {
    return String.join(" and ", victims);
  }

  @Override
  public String toString() {
    return names() + " after " + afterChanges + " changes";
  }
}

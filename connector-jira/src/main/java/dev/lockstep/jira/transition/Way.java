package dev.lockstep.jira.transition;

import java.util.Set;

/**
 * A way from one status to another that was seen once.
 *
 * @param name of the transition, for people
 * @param demands fields that its screen demanded then
 */
public record Way(String from, String to, String name, Set<String> demands) {

  public Way {
    demands = Set.copyOf(demands);
  }
}

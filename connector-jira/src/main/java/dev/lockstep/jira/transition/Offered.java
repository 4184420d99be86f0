package dev.lockstep.jira.transition;

import java.util.Set;

/**
 * A transition that Jira offers for an item now.
 *
 * @param id Jira's id, valid for this item in its present status only
 * @param name for people
 * @param to the status it leads to
 * @param available false when Jira lists it but will not do it
 * @param screen whether a screen belongs to it, which may demand fields
 * @param missing fields it is known to demand that nobody filled
 */
public record Offered(
    String id, String name, String to, boolean available, boolean screen, Set<String> missing) {

  public Offered {
    missing = Set.copyOf(missing);
  }
}

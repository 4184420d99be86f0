package dev.lockstep.sandbox.jira;

import org.jspecify.annotations.Nullable;

/**
 * A way from one status to another.
 *
 * @param demands the id of the field that its screen demands; without one it has no screen
 * @param global whether it leads there from any status
 * @param personal whether its condition lets only people take it, no programs
 */
public record Transition(
    String id, String name, Status to, @Nullable String demands, boolean global, boolean personal) {

  /** Whether it has a screen. */
  public boolean screen() {
    return demands != null;
  }
}

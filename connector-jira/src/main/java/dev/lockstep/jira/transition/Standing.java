package dev.lockstep.jira.transition;

import java.util.List;

/**
 * Where an item stands in its workflow.
 *
 * @param status its status
 * @param offered where it can go from there
 */
public record Standing(String status, List<Offered> offered) {

  public Standing {
    offered = List.copyOf(offered);
  }
}

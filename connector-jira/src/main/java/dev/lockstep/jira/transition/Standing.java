package dev.lockstep.jira.transition;

import java.util.List;
import java.util.Set;

/**
 * Where an item stands in its workflow.
 *
 * @param id the item's numeric id
 * @param key the item's key
 * @param kind the issues it shares its workflow with
 * @param status its status
 * @param offered where it can go from there
 * @param held of the fields that were asked for, those that hold something
 */
public record Standing(
    String id, String key, IssueKind kind, String status, List<Offered> offered, Set<String> held) {

  public Standing {
    offered = List.copyOf(offered);
    held = Set.copyOf(held);
  }

  /** The ways it shows. */
  public List<Way> ways() {
    return offered.stream()
        .filter(Offered::available)
        .map(one -> new Way(status, one.to(), one.name(), one.missing()))
        .toList();
  }
}

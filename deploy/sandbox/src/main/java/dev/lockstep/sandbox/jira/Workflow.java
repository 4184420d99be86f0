package dev.lockstep.sandbox.jira;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which transitions an issue has from each status. */
public record Workflow(String name, Status initial, Map<Status, List<Transition>> ways) {
  /** Keeps the order of the statuses: it is the order of a board's columns. */
  public Workflow {
    ways = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(ways));
  }

  /** The transitions from a status; none when the workflow does not know it. */
  public List<Transition> from(Status status) {
    return ways.getOrDefault(status, List.of());
  }
}

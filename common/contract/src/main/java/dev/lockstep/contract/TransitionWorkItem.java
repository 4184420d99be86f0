package dev.lockstep.contract;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Bring an item to a status by its workflow.
 *
 * @param item the item
 * @param key its key when the command was made, for people
 * @param wanted the status to reach; the first of these that the item's workflow offers
 * @param basedOn statuses the item may be in for the command still to make sense; in any other one
 *     somebody moved it meanwhile and the command is superseded
 * @param because one sentence for people and logs
 * @param requestedAt when it was decided
 */
public record TransitionWorkItem(
    WorkItemRef item,
    String key,
    List<String> wanted,
    Set<String> basedOn,
    String because,
    Instant requestedAt)
    implements Command {

  public TransitionWorkItem {
    wanted = List.copyOf(wanted);
    basedOn = java.util.Collections.unmodifiableSet(new java.util.TreeSet<>(basedOn));
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("a transition of " + key + " wants no status");
    }
  }

  @Override
  public String orderKey() {
    return item.toString();
  }
}

package dev.lockstep.notify.route;

import dev.lockstep.contract.Envelope;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.notify.route.Verdict.Tell;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What reading a batch of events leads to.
 *
 * @param snapshots what to keep of each item that moved on, in the order of their references, so
 *     that two readers lock rows in the same order
 * @param tells what to tell, in the order of the events
 */
public record Reading(List<Snapshot> snapshots, List<Tell> tells) {

  public Reading {
    snapshots = List.copyOf(snapshots);
    tells = List.copyOf(tells);
  }

  /**
   * Applies events one after the other.
   *
   * @param stored what was known before, by item
   */
  public static Reading of(
      Map<WorkItemRef, Snapshot> stored,
      List<Envelope<WorkItemChanged>> events,
      Audience audience,
      Instant now) {
    Map<WorkItemRef, Snapshot> known = new HashMap<>(stored);
    Map<String, Snapshot> changed = new TreeMap<>();
    List<Tell> tells = new ArrayList<>();
    for (Envelope<WorkItemChanged> event : events) {
      WorkItemRef item = event.data().item().ref();
      Snapshot before = known.get(item);
      if (Routing.decide(before, event, audience, now) instanceof Tell tell) {
        tells.add(tell);
      }
      Snapshot after = Snapshot.of(event);
      if (before == null || before.yieldsTo(after)) {
        known.put(item, after);
        changed.put(item.toString(), after);
      }
    }
    return new Reading(List.copyOf(changed.values()), tells);
  }
}

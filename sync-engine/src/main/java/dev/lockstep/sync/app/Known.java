package dev.lockstep.sync.app;

import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.sync.rule.Artefact;
import dev.lockstep.sync.rule.Evidence;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was read about a number of items.
 *
 * @param naming what names each key
 * @param unread repositories in scope that were never read completely
 */
record Known(Map<String, List<Artefacts.Naming>> naming, Set<RepositoryRef> unread) {

  /** The same with what names further keys. */
  Known with(Map<String, List<Artefacts.Naming>> more) {
    Map<String, List<Artefacts.Naming>> all = new HashMap<>(naming);
    all.putAll(more);
    return new Known(all, unread);
  }

  /** Everything known of the item, as it is underway. */
  Evidence about(Items.Locked item, Instant now, Map<String, String> people) {
    Set<Artefact> artefacts = new HashSet<>();
    for (String key : item.keys()) {
      naming.getOrDefault(key, List.of()).forEach(named -> artefacts.add(named.artefact()));
    }
    return new Evidence(item.underway(), artefacts, unread, now, people);
  }

  /** Whether something about it was not decided on yet. */
  boolean isFresh(Items.Locked item) {
    return item.keys().stream()
        .flatMap(key -> naming.getOrDefault(key, List.of()).stream())
        .anyMatch(Artefacts.Naming::fresh);
  }
}

package dev.lockstep.jira.mapping;

import dev.lockstep.contract.HistoryPage.Change;
import dev.lockstep.contract.HistoryPage.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Keys an issue had before it was moved to another project. */
public final class FormerKeys {

  /** What the field is called that tells of it, by name and by id. */
  private static final Set<String> KEY = Set.of("Key", "key", "issuekey");

  private FormerKeys() {}

  /** As far as these entries tell. */
  public static Set<String> of(String key, List<Entry> entries) {
    Set<String> former = new HashSet<>();
    for (Entry entry : entries) {
      for (Change change : entry.changes()) {
        String from = change.from();
        if (KEY.contains(change.field()) && from != null && !from.equals(key)) {
          former.add(from);
        }
      }
    }
    return former;
  }
}

package dev.lockstep.scm.collect;

import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.scm.mention.Mentions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What names a work item at one moment: the project keys the directory knows, in upper case, and
 * {@code AB#} where work items are tracked in Azure DevOps.
 *
 * @param keys sorted
 */
public record Projects(Set<String> keys, Trackers trackers) {

  /** Before anything is known. */
  public static final Projects NONE = new Projects(Set.of());

  public Projects {
    keys = java.util.Collections.unmodifiableSet(new TreeSet<>(keys));
  }

  /** Of Jira alone. */
  public Projects(Set<String> keys) {
    this(keys, Trackers.JIRA);
  }

  /** Whether nothing is known, so that "names no key" would be a guess. */
  public boolean unknown() {
    return keys.isEmpty() && (trackers.jira() || !trackers.azureBoards());
  }

  /** The work items that texts name. */
  public List<KeyMention> mentions(Map<Evidence, String> texts) {
    return Mentions.in(keys, trackers.azureBoards(), texts);
  }

  /** Equal for what names the same. */
  public String fingerprint() {
    return String.join(",", keys) + (trackers.azureBoards() ? ",AB#" : "");
  }
}

package dev.lockstep.scm.collect;

import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.KeyMention.Evidence;
import dev.lockstep.scm.mention.Mentions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The project keys the directory knows at one moment, in upper case.
 *
 * @param keys sorted
 */
public record Projects(Set<String> keys) {

  /** Before anything is known. */
  public static final Projects NONE = new Projects(Set.of());

  public Projects {
    keys = java.util.Collections.unmodifiableSet(new TreeSet<>(keys));
  }

  /** Whether nothing is known, so that "names no key" would be a guess. */
  public boolean unknown() {
    return keys.isEmpty();
  }

  /** The work items that texts name. */
  public List<KeyMention> mentions(Map<Evidence, String> texts) {
    return Mentions.in(keys, texts);
  }

  /** Equal for equal keys. */
  public String fingerprint() {
    return String.join(",", keys);
  }
}

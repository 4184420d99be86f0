package dev.lockstep.harvest.projection;

/**
 * A key that an item has or once had. Trackers do not give a key to another item later, so this
 * stays true.
 *
 * @param folded the key as it is looked up, {@link IssueKey#folded}
 * @param ref the item
 */
public record KnownKey(String folded, String ref) implements Comparable<KnownKey> {

  @Override
  public int compareTo(KnownKey other) {
    int byKey = folded.compareTo(other.folded);
    return byKey == 0 ? ref.compareTo(other.ref) : byKey;
  }
}

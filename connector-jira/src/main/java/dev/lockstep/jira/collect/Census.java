package dev.lockstep.jira.collect;

import java.time.Instant;

/**
 * What a comparison of all ids of a site with what is known came to.
 *
 * @param at when it was taken
 * @param listed how many issues the site lists in scope
 * @param known how many of them were known
 * @param missing known issues that the site does not have any more, to all appearance
 * @param hidden known issues whose whole project cannot be seen: nothing is concluded from that
 * @param unknown issues that were not known; they are read
 * @param deleted how many deletions were told
 * @param waits whether it found so many missing that nothing was deleted before somebody accepts it
 */
public record Census(
    Instant at,
    int listed,
    int known,
    int missing,
    int hidden,
    int unknown,
    int deleted,
    boolean waits) {

  /** Stands for a census before the first one: the next is due an interval later. */
  static Census none(Instant at) {
    return new Census(at, 0, 0, 0, 0, 0, 0, false);
  }

  /** The same with what followed from it. */
  Census concluded(int hiddenNow, int deletedNow, boolean waitsNow) {
    return new Census(at, listed, known, missing, hiddenNow, unknown, deletedNow, waitsNow);
  }

  /** What people are to do about it; empty when nothing. */
  public String notice(String instance) {
    return waits
        ? "census: %d of %d issues are missing; nothing was deleted; POST /jira/%s/census?accept=%d to accept"
            .formatted(missing, known, instance, missing)
        : "";
  }
}

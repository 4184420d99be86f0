package dev.lockstep.notify.app;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How telling a recipient goes.
 *
 * @param standing in one word
 * @param reason what stands against it, absent while it works
 * @param attempts attempts without success since the last one that had it
 * @param notBefore when the next attempt is allowed
 */
public record Condition(
    Standing standing, @Nullable String reason, int attempts, Instant notBefore) {

  /** How it goes. */
  public enum Standing {
    /** Messages arrive. */
    WORKING,
    /** The chat system is slow, full or down; it is tried again by itself. */
    RETRYING,
    /** Somebody has to repair something; it is tried rarely. */
    FAILING,
    /** No longer in the settings; nothing is sent. */
    RETIRED
  }

  /** Nothing stands against it. */
  public static Condition working(Instant notBefore) {
    return new Condition(Standing.WORKING, null, 0, notBefore);
  }
}

package dev.lockstep.connector;

/**
 * How many deletions are believed at once: a credential that lost its rights, or a mistake in a
 * scope, looks like many issues deleted.
 */
public final class Brake {

  private static final int ALWAYS = 20;
  private static final int PERCENT = 5;

  private Brake() {}

  /** Whether so many of so many known ones are too many. */
  public static boolean stops(int deletions, int known) {
    return deletions > Math.max(ALWAYS, (int) (known * (long) PERCENT / 100));
  }
}

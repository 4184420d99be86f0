package dev.lockstep.local.disk;

/** How much room is left. */
public enum Room {
  /** Enough. */
  AMPLE,
  /** Enough for now; a person should make more. */
  TIGHT,
  /** So little that database and broker are about to fail, or have. */
  NONE;

  /** Below this a person is told. */
  static final long TIGHT_BELOW = 512L << 20;

  /** Below this nothing is started: PostgreSQL and Kafka take files of 16 and more MB at once. */
  static final long NONE_BELOW = 64L << 20;

  static Room of(long freeBytes) {
    if (freeBytes < NONE_BELOW) {
      return NONE;
    }
    return freeBytes < TIGHT_BELOW ? TIGHT : AMPLE;
  }
}

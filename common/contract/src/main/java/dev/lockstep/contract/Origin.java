package dev.lockstep.contract;

/**
 * Whether a message tells something that just happened or history that is read for the first time.
 */
public enum Origin {
  /** It happened now, or while Lockstep was away: rules may fire, people may hear of it. */
  LIVE,
  /** First traversal or reload: stored, but fires no rule and no chat. */
  BACKFILL
}

package dev.lockstep.sandbox.bitbucket;

/** What a reviewer says of a pull request. */
public record Review(Account reviewer, Verdict verdict) {
  /** Bitbucket Data Center's names are UNAPPROVED, APPROVED and NEEDS_WORK. */
  public enum Verdict {
    NONE,
    APPROVED,
    CHANGES_REQUESTED
  }
}

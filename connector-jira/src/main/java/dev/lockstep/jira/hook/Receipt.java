package dev.lockstep.jira.hook;

/** What became of a webhook. */
public sealed interface Receipt {

  /** Its hints are published: the broker has them. */
  record Accepted(int hints) implements Receipt {}

  /** It is genuine, and there is nothing to do about it. */
  record Ignored(String reason) implements Receipt {}

  /** Nothing was published. */
  record Refused(Reason reason, String detail) implements Receipt {}

  /** Why a webhook is refused. */
  enum Reason {
    UNKNOWN_INSTANCE,
    /** No secret is configured: the endpoint is off. */
    SWITCHED_OFF,
    BAD_SIGNATURE,
    MALFORMED,
    STALE,
    /** The broker did not answer in time; the upstream is to send it again. */
    NOT_STORED
  }
}

package dev.lockstep.contract;

import java.time.Instant;

/**
 * The upstream will not do it, now or later, until a person changes something.
 *
 * @param reason why
 * @param detail one sentence that names what was wanted and what is possible
 */
public record CommandRejected(
    String commandId, WorkItemRef item, Reason reason, String detail, Instant occurredAt, int calls)
    implements Outcome {

  /** Why a command cannot be carried out. */
  public enum Reason {
    /** The workflow has no transition from here to a wanted status. */
    NO_TRANSITION,
    /** A step on the way has a screen or condition that only a person can meet. */
    NEEDS_PERSON,
    /** The item does not exist or the account may not see it. */
    NOT_FOUND,
    /** The account may not do it. */
    NOT_PERMITTED,
    /** The upstream refused the content. */
    REFUSED,
    /** No instance of that name is configured. */
    UNKNOWN_INSTANCE,
    /** A person took it out of the queue before it could be carried out. */
    DISCARDED
  }
}

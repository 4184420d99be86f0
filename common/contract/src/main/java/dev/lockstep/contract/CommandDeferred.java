package dev.lockstep.contract;

import java.time.Instant;

/**
 * The command could not be carried out now and waits.
 *
 * @param until when it is tried again
 * @param reason why, for people
 * @param attempts how often it was tried
 */
public record CommandDeferred(
    String commandId,
    WorkItemRef item,
    Instant until,
    String reason,
    int attempts,
    Instant occurredAt,
    int calls)
    implements Outcome {}

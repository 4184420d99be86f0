package dev.lockstep.contract;

import java.time.Instant;

/**
 * The item moved on after the command was made, so it was left alone.
 *
 * @param actual the status found
 */
public record CommandSuperseded(
    String commandId, WorkItemRef item, String actual, Instant occurredAt, int calls)
    implements Outcome {}

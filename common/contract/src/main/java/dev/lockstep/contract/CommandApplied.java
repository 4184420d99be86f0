package dev.lockstep.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wanted state holds.
 *
 * @param wrote false when it held already and nothing was written
 * @param from the status found, where the command was a transition
 * @param to the status reached
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CommandApplied(
    String commandId,
    WorkItemRef item,
    boolean wrote,
    @Nullable String from,
    @Nullable String to,
    Instant occurredAt,
    int calls)
    implements Outcome {}

package dev.lockstep.contract;

import java.time.Instant;

/**
 * Let an item be gone. One with sub-tasks is not deleted.
 *
 * @param item the item
 * @param key its key when the command was made, for people
 * @param because one sentence for people and logs
 * @param requestedAt when it was decided
 */
public record DeleteWorkItem(WorkItemRef item, String key, String because, Instant requestedAt)
    implements WorkItemCommand {}

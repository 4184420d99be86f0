package dev.lockstep.notify.route;

import dev.lockstep.contract.WorkItemRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A work item's move from one status to another, as people are told.
 *
 * @param cause id of the event that told us; nobody is told twice of the same cause
 * @param item identity
 * @param key what people call it
 * @param summary its title
 * @param from name of the status before
 * @param to name of the status now
 * @param actor display name of who moved it, absent where the upstream does not say
 * @param url where a person opens it
 * @param published when the event was published, by Lockstep's clock
 * @param correlationId of the event, for logs
 */
public record StatusChange(
    String cause,
    WorkItemRef item,
    String key,
    String summary,
    String from,
    String to,
    @Nullable String actor,
    String url,
    Instant published,
    @Nullable String correlationId) {}

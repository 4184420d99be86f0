package dev.lockstep.jira.hook;

import org.jspecify.annotations.Nullable;

/**
 * A webhook as it arrived.
 *
 * @param instance the instance that the address names
 * @param proof by what it claims to come from Jira
 * @param id the upstream's id of the delivery, equal across its retries, where it has one
 * @param traceparent W3C trace context, where the caller has one
 * @param correlationId stands in every log line of what it leads to
 * @param body the raw bytes
 */
public record Delivery(
    String instance,
    Proof proof,
    @Nullable String id,
    @Nullable String traceparent,
    String correlationId,
    byte[] body) {}

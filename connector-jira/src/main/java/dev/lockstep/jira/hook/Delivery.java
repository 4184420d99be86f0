package dev.lockstep.jira.hook;

import org.jspecify.annotations.Nullable;

/**
 * A webhook as it arrived.
 *
 * @param instance the instance that the address names
 * @param signature the signature header, absent when there was none
 * @param id the upstream's id of the delivery, equal across its retries, where it has one
 * @param traceparent W3C trace context, where the caller has one
 * @param correlationId stands in every log line of what it leads to
 * @param body the raw bytes
 */
public record Delivery(
    String instance,
    @Nullable String signature,
    @Nullable String id,
    @Nullable String traceparent,
    String correlationId,
    byte[] body) {}

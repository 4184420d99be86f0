package dev.lockstep.scm.hook;

import org.jspecify.annotations.Nullable;

/**
 * One delivery of a webhook.
 *
 * @param id the host's id, equal across its retries, where it sends one
 * @param traceparent W3C trace context, where the caller sends one
 * @param correlationId stands in every log line of what it leads to
 */
public record Delivery(@Nullable String id, @Nullable String traceparent, String correlationId) {}

package dev.lockstep.settings;

/**
 * A Kafka cluster of the user's own, in place of the embedded broker.
 *
 * @param bootstrapServers {@code host:port}, several with commas
 */
public record KafkaSettings(String bootstrapServers) {}

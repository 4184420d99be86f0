/** The embedded Kafka: its own JVM, its settings, and the topics of Lockstep. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.local.broker;

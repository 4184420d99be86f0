/**
 * How services talk over Kafka without losing or doubling anything: {@link
 * dev.lockstep.messaging.Consumptions} reads (offsets live in the database, in the transaction of
 * what the records caused), {@link dev.lockstep.messaging.Outbox} writes in a transaction, {@link
 * dev.lockstep.messaging.Publisher} writes at once, {@link dev.lockstep.messaging.Leases} decides
 * which replica does what must happen once.
 */
@NullMarked
package dev.lockstep.messaging;

import org.jspecify.annotations.NullMarked;

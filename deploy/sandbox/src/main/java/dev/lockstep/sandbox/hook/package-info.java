/** Signed webhook deliveries with the retries of the real senders. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.sandbox.hook;

/** The part of the Discord REST API that a notifier uses. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.sandbox.discord;

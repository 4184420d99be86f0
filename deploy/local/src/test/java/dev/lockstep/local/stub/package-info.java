/** Stands in for the services: starts in a blink and says what it was asked. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.local.stub;

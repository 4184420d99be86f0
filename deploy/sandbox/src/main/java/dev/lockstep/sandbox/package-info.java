/** Stateful simulators of the systems Lockstep talks to, as nasty as the real ones. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.sandbox;

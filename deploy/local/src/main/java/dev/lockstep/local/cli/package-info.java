/** The commands of {@code ./lockstep} that run in the launcher, and what they print. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.local.cli;

/** Rounds in which processes are killed while people work and upstreams misbehave. */
@NullMarked
package dev.lockstep.e2e.chaos;

import org.jspecify.annotations.NullMarked;

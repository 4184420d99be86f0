/** The running product as seen from outside, and the simulated world around it. */
@NullMarked
package dev.lockstep.e2e.world;

import org.jspecify.annotations.NullMarked;

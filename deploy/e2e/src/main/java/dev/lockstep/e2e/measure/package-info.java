/** Processes, times and what happened, measured. */
@NullMarked
package dev.lockstep.e2e.measure;

import org.jspecify.annotations.NullMarked;

/** The figures of the benchmark, each measured by one class. */
@NullMarked
package dev.lockstep.e2e.figure;

import org.jspecify.annotations.NullMarked;

/** Measures the packaged service by hand; not part of the tests. */
@NullMarked
package dev.lockstep.harvest.bench;

import org.jspecify.annotations.NullMarked;

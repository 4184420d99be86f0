/** What the engine does by the clock. */
@NullMarked
package dev.lockstep.sync.schedule;

import org.jspecify.annotations.NullMarked;

/** The engine's tables. */
@NullMarked
package dev.lockstep.sync.store;

import org.jspecify.annotations.NullMarked;

/**
 * The use cases of the engine: load, decide by the pure rules, store and publish, all in one
 * transaction.
 */
@NullMarked
package dev.lockstep.sync.app;

import org.jspecify.annotations.NullMarked;

/** What the engine reads. */
@NullMarked
package dev.lockstep.sync.kafka;

import org.jspecify.annotations.NullMarked;

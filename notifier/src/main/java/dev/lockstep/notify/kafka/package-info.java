/** Reads the topics. */
@NullMarked
package dev.lockstep.notify.kafka;

import org.jspecify.annotations.NullMarked;

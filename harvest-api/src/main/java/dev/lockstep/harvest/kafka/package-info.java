/** Consumers of the topics. */
@NullMarked
package dev.lockstep.harvest.kafka;

import org.jspecify.annotations.NullMarked;

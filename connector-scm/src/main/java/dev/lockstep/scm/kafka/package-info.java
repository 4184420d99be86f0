/** The channels this service reads. */
@NullMarked
package dev.lockstep.scm.kafka;

import org.jspecify.annotations.NullMarked;

/** Use cases: keeps what the topics tell. */
@NullMarked
package dev.lockstep.harvest.app;

import org.jspecify.annotations.NullMarked;

/** The tables of the schema {@code notify}. */
@NullMarked
package dev.lockstep.notify.store;

import org.jspecify.annotations.NullMarked;

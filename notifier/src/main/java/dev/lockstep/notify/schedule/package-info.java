/** What happens by the clock. */
@NullMarked
package dev.lockstep.notify.schedule;

import org.jspecify.annotations.NullMarked;

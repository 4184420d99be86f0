/** What happens by the clock. */
@NullMarked
package dev.lockstep.scm.schedule;

import org.jspecify.annotations.NullMarked;

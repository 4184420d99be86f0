/** What can be asked about stored items, independent of how it is asked and answered. */
@NullMarked
package dev.lockstep.harvest.query;

import org.jspecify.annotations.NullMarked;

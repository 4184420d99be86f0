/** Who hears of a work item's change, or why nobody does. Pure. */
@NullMarked
package dev.lockstep.notify.route;

import org.jspecify.annotations.NullMarked;

/** Which transition brings an item where it is wanted, or why none does. Pure. */
@NullMarked
package dev.lockstep.jira.transition;

import org.jspecify.annotations.NullMarked;

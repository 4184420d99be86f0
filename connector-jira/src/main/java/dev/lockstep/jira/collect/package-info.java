/** Reads what changed: polls, hints, the directory. */
@NullMarked
package dev.lockstep.jira.collect;

import org.jspecify.annotations.NullMarked;

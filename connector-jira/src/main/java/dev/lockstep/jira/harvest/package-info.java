/** Harvests: all items of a scope told once more, for whoever compares them with what it has. */
@NullMarked
package dev.lockstep.jira.harvest;

import org.jspecify.annotations.NullMarked;

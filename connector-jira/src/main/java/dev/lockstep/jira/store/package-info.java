/** The tables of this service. */
@NullMarked
package dev.lockstep.jira.store;

import org.jspecify.annotations.NullMarked;

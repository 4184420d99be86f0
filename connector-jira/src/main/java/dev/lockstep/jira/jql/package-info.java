/** The queries this connector asks. Pure. */
@NullMarked
package dev.lockstep.jira.jql;

import org.jspecify.annotations.NullMarked;

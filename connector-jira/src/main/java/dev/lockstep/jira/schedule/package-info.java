/** What happens by time. */
@NullMarked
package dev.lockstep.jira.schedule;

import org.jspecify.annotations.NullMarked;

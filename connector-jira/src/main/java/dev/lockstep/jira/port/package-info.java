/** What the application needs from a Jira site. */
@NullMarked
package dev.lockstep.jira.port;

import org.jspecify.annotations.NullMarked;

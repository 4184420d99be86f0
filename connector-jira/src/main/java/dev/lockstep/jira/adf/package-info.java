/** Atlassian Document Format to plain text. Pure. */
@NullMarked
package dev.lockstep.jira.adf;

import org.jspecify.annotations.NullMarked;

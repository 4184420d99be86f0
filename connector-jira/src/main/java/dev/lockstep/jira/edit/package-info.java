/** What of wanted fields has to be written, and what cannot be. Pure. */
@NullMarked
package dev.lockstep.jira.edit;

import org.jspecify.annotations.NullMarked;

/** Keeps Lockstep's webhooks registered, and notices when they fall silent. */
@NullMarked
package dev.lockstep.jira.hookcare;

import org.jspecify.annotations.NullMarked;

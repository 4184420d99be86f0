/** Consumers of hints and commands. */
@NullMarked
package dev.lockstep.jira.kafka;

import org.jspecify.annotations.NullMarked;

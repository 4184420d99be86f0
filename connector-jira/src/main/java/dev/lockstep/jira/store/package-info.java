/** PostgreSQL, schema {@code jira}. */
@NullMarked
package dev.lockstep.jira.store;

import org.jspecify.annotations.NullMarked;

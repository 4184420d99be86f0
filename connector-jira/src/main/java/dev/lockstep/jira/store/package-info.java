/** What is kept in the database. */
@NullMarked
package dev.lockstep.jira.store;

import org.jspecify.annotations.NullMarked;

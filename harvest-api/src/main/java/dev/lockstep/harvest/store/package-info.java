/** PostgreSQL: the only place with SQL. */
@NullMarked
package dev.lockstep.harvest.store;

import org.jspecify.annotations.NullMarked;

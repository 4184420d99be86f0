/** PostgreSQL, schema {@code scm}. */
@NullMarked
package dev.lockstep.scm.store;

import org.jspecify.annotations.NullMarked;

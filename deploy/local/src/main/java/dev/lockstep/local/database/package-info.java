/** The embedded PostgreSQL: binaries, data directory, server process. */
@org.jspecify.annotations.NullMarked
package dev.lockstep.local.database;

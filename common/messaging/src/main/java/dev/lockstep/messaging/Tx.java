package dev.lockstep.messaging;

import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * An open database transaction, handed through the application ring to the store packages, which
 * alone use the connection. It commits when the work that was given it completes and rolls back
 * when that fails.
 */
public record Tx(SqlConnection connection) {}

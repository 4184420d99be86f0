package dev.lockstep.sandbox.github;

/**
 * A commit.
 *
 * @param at epoch milliseconds
 */
record Commit(String oid, String message, String author, long at) {}

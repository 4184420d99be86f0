package dev.lockstep.sandbox.jira;

/**
 * A sprint.
 *
 * @param state future, active or closed
 */
record Sprint(long id, String name, String state, long boardId) {}

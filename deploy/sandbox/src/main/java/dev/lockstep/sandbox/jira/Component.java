package dev.lockstep.sandbox.jira;

/** A component of a project. */
record Component(long id, long projectId, String name) {}

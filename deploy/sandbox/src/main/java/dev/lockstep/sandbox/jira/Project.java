package dev.lockstep.sandbox.jira;

/** A project of a site. */
public record Project(long id, String key, String name) {}

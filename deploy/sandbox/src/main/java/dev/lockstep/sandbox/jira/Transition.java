package dev.lockstep.sandbox.jira;

/**
 * A way from one status to another.
 *
 * @param screen whether it has a screen that demands a resolution
 */
public record Transition(String id, String name, Status to, boolean screen) {}

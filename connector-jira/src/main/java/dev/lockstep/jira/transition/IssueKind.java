package dev.lockstep.jira.transition;

/**
 * Issues that share a workflow.
 *
 * @param project the project's key
 * @param type name of the type
 */
public record IssueKind(String project, String type) {}

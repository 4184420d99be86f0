package dev.lockstep.sandbox.jira;

/**
 * An issue type; -1 is a sub-task's level, 0 a story's, 1 an epic's or feature's, 2 a version's.
 */
public record IssueType(String id, String name, int level) {
  boolean subtask() {
    return level < 0;
  }
}

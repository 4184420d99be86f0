package dev.lockstep.contract;

/**
 * A workflow status.
 *
 * @param id the tracker's id of the status; names get renamed, ids do not
 * @param name the name people see
 * @param category the tracker's own grouping, used when a status is not in the rule book's order
 */
public record Status(String id, String name, Category category) {

  /** Jira's status category keys, in their order of progress. */
  public enum Category {
    /** Jira {@code new}: not started. */
    NEW,
    /** Jira {@code indeterminate}: being worked on. */
    IN_PROGRESS,
    /** Jira {@code done}. */
    DONE,
    /** The upstream did not say. */
    UNKNOWN
  }
}

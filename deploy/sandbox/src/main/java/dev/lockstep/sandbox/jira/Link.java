package dev.lockstep.sandbox.jira;

/**
 * A link between two issues.
 *
 * @param from the issue that blocks, clones or duplicates; Jira calls it the inward issue
 * @param to the other one; Jira calls it the outward issue
 */
record Link(long id, LinkType type, long from, long to) {
  long other(long issueId) {
    return issueId == from ? to : from;
  }

  /** What this issue does to, or suffers from, the other one. */
  String verb(long issueId) {
    return issueId == from ? type.outward() : type.inward();
  }
}

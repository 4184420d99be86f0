package dev.lockstep.harvest.query;

import org.jspecify.annotations.Nullable;

/**
 * Which items are asked for; what is absent does not restrict, all that is present must hold.
 *
 * @param source the tracker, for example {@code jira}
 * @param assignee the assignee's name in any case, or their id
 * @param label a label, exactly
 * @param issueType name of the type in any case
 * @param parentKey a key that the item above has or once had, in any case
 */
public record IssueFilter(
    @Nullable String source,
    @Nullable String assignee,
    @Nullable String label,
    @Nullable String issueType,
    @Nullable String parentKey) {

  /** Everything. */
  public static final IssueFilter ALL = new IssueFilter(null, null, null, null, null);
}

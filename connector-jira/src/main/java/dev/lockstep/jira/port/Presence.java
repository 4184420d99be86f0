package dev.lockstep.jira.port;

import io.smallrye.mutiny.Uni;

/**
 * Whether something can be seen at a site. Whatever is neither yes nor no is a failure: a
 * credential that is refused, a page instead of an answer, no answer.
 */
public interface Presence {

  /** Whether the account sees the issue of this numeric id, in any project. */
  Uni<Boolean> issue(String issueId);

  /** Whether the account sees the project of this key. */
  Uni<Boolean> project(String key);
}

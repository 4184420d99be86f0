package dev.lockstep.jira.port;

import dev.lockstep.jira.transition.Offered;
import dev.lockstep.jira.transition.Standing;
import io.smallrye.mutiny.Uni;

/**
 * Reads where an issue stands and moves it on. Does not wait for limits: {@link
 * dev.lockstep.connector.UpstreamException.Throttled} says how long the caller has to.
 */
public interface Workflow {

  /**
   * The present status and what is offered from there, read together.
   *
   * @param issueId the numeric id
   */
  Uni<Standing> standing(String issueId, Calls calls);

  /**
   * Carries out a transition, once. After any failure but {@link
   * dev.lockstep.connector.UpstreamException.Rejected} and {@link
   * dev.lockstep.connector.UpstreamException.Conflict} it may have happened all the same: read
   * again.
   */
  Uni<Void> move(String issueId, Offered by, Calls calls);
}

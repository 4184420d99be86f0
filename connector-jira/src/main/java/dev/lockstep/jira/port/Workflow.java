package dev.lockstep.jira.port;

import dev.lockstep.contract.RichText;
import dev.lockstep.jira.transition.IssueKind;
import dev.lockstep.jira.transition.Offered;
import dev.lockstep.jira.transition.Standing;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads where an issue stands and moves it on. Does not wait for limits: {@link
 * dev.lockstep.connector.UpstreamException.Throttled} says how long the caller has to.
 */
public interface Workflow {

  /**
   * The present status and what is offered from there, read together.
   *
   * @param issue its numeric id, or its key
   * @param fields of interest, whether they hold something
   */
  Uni<Standing> standing(String issue, Set<String> fields, Calls calls);

  /** Any issue of this kind in this status, to see where one can go from there. */
  Uni<Optional<Standing>> sample(IssueKind kind, String status, Calls calls);

  /**
   * Carries out a transition, once. After any failure but {@link
   * dev.lockstep.connector.UpstreamException.Rejected} and {@link
   * dev.lockstep.connector.UpstreamException.Conflict} it may have happened all the same: read
   * again.
   */
  Uni<Void> move(String issueId, Step step, Calls calls);

  /**
   * A transition with all that goes with it.
   *
   * @param fields what its screen is given, by field id, as Jira takes it
   * @param comment said with it
   */
  record Step(Offered by, Map<String, Object> fields, @Nullable RichText comment) {
    public Step {
      fields = Map.copyOf(fields);
    }
  }
}

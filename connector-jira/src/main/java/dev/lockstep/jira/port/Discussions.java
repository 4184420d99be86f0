package dev.lockstep.jira.port;

import dev.lockstep.contract.WorkItem;
import dev.lockstep.jira.mapping.Discussion;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Reads what hangs at one issue and is not shown in full with it. */
public interface Discussions {

  /** All comments, oldest first. */
  Uni<Discussion> comments(String issueId);

  /**
   * Its links to things elsewhere; none, without a call, where the settings do not ask for them.
   */
  Uni<List<WorkItem.RemoteLink>> remoteLinks(String issueId);
}

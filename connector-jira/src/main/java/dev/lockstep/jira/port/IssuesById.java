package dev.lockstep.jira.port;

import dev.lockstep.jira.mapping.Snapshot;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/** Reads issues by their id: consistent, never through the lagging index. */
@FunctionalInterface
public interface IssuesById {

  /** How many ids one call takes. */
  int MOST = 100;

  /**
   * The issues, in any order. One that does not exist, may not be seen or is out of scope is simply
   * not among them.
   *
   * @param ids numeric ids, at most {@value #MOST}
   */
  Uni<List<Snapshot>> byId(Collection<String> ids);

  /** As {@link #byId}, for a caller that has no use for changelogs. */
  default Uni<List<Snapshot>> withoutHistory(Collection<String> ids) {
    return byId(ids);
  }
}

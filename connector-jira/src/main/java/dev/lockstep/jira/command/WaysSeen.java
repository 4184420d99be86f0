package dev.lockstep.jira.command;

import dev.lockstep.jira.transition.IssueKind;
import dev.lockstep.jira.transition.Way;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;

/** Remembers ways through workflows that were seen once. */
public interface WaysSeen {

  /** All that were seen. */
  Uni<List<Way>> of(String instance, IssueKind kind);

  /** Keeps some. */
  Uni<Void> keep(Collection<Seen> seen);

  /** A way and where it was seen. */
  record Seen(String instance, IssueKind kind, Way way) {}
}

package dev.lockstep.contract;

import java.time.Instant;

/** A fact in the past tense. State events carry the full snapshot after the change. */
public sealed interface Event extends Message
    permits WorkItemChanged,
        WorkItemDeleted,
        HistoryPage,
        CommentAdded,
        CommentEdited,
        CommentDeleted,
        RunPage,
        RunCompleted,
        RunFailed,
        WorkItemsRead,
        WorkItemHinted,
        BranchChanged,
        PullRequestChanged,
        TagChanged,
        CommitsPushed,
        BuildChanged,
        DeploymentChanged,
        ReleaseChanged,
        RepositoryScanned,
        RepositoryHinted,
        DirectoryEntry,
        DecisionMade,
        TransitionFailed,
        EffectFailed,
        WorkItemsDue,
        ReconcileCompleted {

  /**
   * The upstream version of the entity, comparable among events of the same entity only: a higher
   * one is newer. What it counts (epoch milliseconds or microseconds, a revision) is up to the
   * upstream and said at each event.
   */
  long version();

  /** When the fact became true upstream, as far as the upstream says. */
  Instant occurredAt();
}

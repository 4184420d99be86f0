package dev.lockstep.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every type of message, its CloudEvents type and its topic. */
public final class Catalogue {

  /**
   * A type of message.
   *
   * @param data the record
   * @param type CloudEvents {@code type}; ends in the major version
   * @param liveTopic where it is published
   * @param bulkTopic where its backfill is published; equal to the live one where there is no such
   *     split
   */
  public record Entry(
      Class<? extends Message> data, String type, String liveTopic, String bulkTopic) {

    /** The topic for messages of this type and origin. */
    public String topic(Origin origin) {
      return origin == Origin.BACKFILL ? bulkTopic : liveTopic;
    }
  }

  /** All entries, in reading order. */
  public static final List<Entry> ENTRIES =
      List.of(
          entry(
              WorkItemChanged.class, "work-item-changed", Topics.WORK_ITEM, Topics.WORK_ITEM_BULK),
          entry(WorkItemDeleted.class, "work-item-deleted", Topics.WORK_ITEM, Topics.WORK_ITEM),
          entry(CommentAdded.class, "comment-added", Topics.COMMENT, Topics.COMMENT_BULK),
          entry(CommentEdited.class, "comment-edited", Topics.COMMENT, Topics.COMMENT_BULK),
          entry(CommentDeleted.class, "comment-deleted", Topics.COMMENT, Topics.COMMENT_BULK),
          entry(HistoryPage.class, "history-page", Topics.HISTORY, Topics.HISTORY),
          scm(BranchChanged.class, "branch-changed"),
          scm(PullRequestChanged.class, "pull-request-changed"),
          scm(TagChanged.class, "tag-changed"),
          scm(CommitsPushed.class, "commits-pushed"),
          scm(BuildChanged.class, "build-changed"),
          scm(DeploymentChanged.class, "deployment-changed"),
          scm(ReleaseChanged.class, "release-changed"),
          entry(RepositoryScanned.class, "repository-scanned", Topics.DIRECTORY, Topics.DIRECTORY),
          entry(WorkItemsRead.class, "work-items-read", Topics.DIRECTORY, Topics.DIRECTORY),
          entry(DirectoryEntry.class, "directory-entry", Topics.DIRECTORY, Topics.DIRECTORY),
          entry(WorkItemHinted.class, "work-item-hinted", Topics.HINT_JIRA, Topics.HINT_JIRA),
          entry(RepositoryHinted.class, "repository-hinted", Topics.HINT_SCM, Topics.HINT_SCM),
          command(TransitionWorkItem.class, "transition-work-item"),
          command(EditWorkItem.class, "edit-work-item"),
          command(CreateWorkItem.class, "create-work-item"),
          command(CommentOnWorkItem.class, "comment-on-work-item"),
          command(LinkWorkItems.class, "link-work-items"),
          command(AttachToWorkItem.class, "attach-to-work-item"),
          command(DeleteWorkItem.class, "delete-work-item"),
          command(RunHarvest.class, "run-harvest"),
          entry(CommandApplied.class, "command-applied", Topics.OUTCOME, Topics.OUTCOME),
          entry(CommandRejected.class, "command-rejected", Topics.OUTCOME, Topics.OUTCOME),
          entry(CommandSuperseded.class, "command-superseded", Topics.OUTCOME, Topics.OUTCOME),
          entry(CommandDeferred.class, "command-deferred", Topics.OUTCOME, Topics.OUTCOME),
          entry(RunPage.class, "run-page", Topics.RUN, Topics.RUN),
          entry(RunCompleted.class, "run-completed", Topics.RUN, Topics.RUN),
          entry(RunFailed.class, "run-failed", Topics.RUN, Topics.RUN),
          entry(DecisionMade.class, "decision-made", Topics.DECISION, Topics.DECISION),
          entry(TransitionFailed.class, "transition-failed", Topics.DECISION, Topics.DECISION),
          entry(EffectFailed.class, "effect-failed", Topics.DECISION, Topics.DECISION),
          entry(WorkItemsDue.class, "work-items-due", Topics.DECISION, Topics.DECISION),
          entry(ReconcileCompleted.class, "reconcile-completed", Topics.DECISION, Topics.DECISION));

  private static final Map<String, Entry> BY_TYPE =
      ENTRIES.stream().collect(Collectors.toUnmodifiableMap(Entry::type, Function.identity()));

  private static final Map<Class<?>, Entry> BY_CLASS =
      ENTRIES.stream().collect(Collectors.toUnmodifiableMap(Entry::data, Function.identity()));

  private Catalogue() {}

  /** The entry of a message. */
  public static Entry entryOf(Message message) {
    Entry entry = BY_CLASS.get(message.getClass());
    if (entry == null) {
      throw new IllegalStateException(message.getClass().getName() + " is not in the catalogue");
    }
    return entry;
  }

  /** The entry of a CloudEvents type, if this version knows it. */
  public static Optional<Entry> entryOf(String type) {
    return Optional.ofNullable(BY_TYPE.get(type));
  }

  private static Entry scm(Class<? extends Event> data, String name) {
    return entry(data, name, Topics.SCM_CHANGE, Topics.SCM_CHANGE_BULK);
  }

  private static Entry command(Class<? extends Command> data, String name) {
    return entry(data, name, Topics.COMMAND_JIRA, Topics.COMMAND_JIRA);
  }

  private static Entry entry(
      Class<? extends Message> data, String name, String liveTopic, String bulkTopic) {
    return new Entry(data, "dev.lockstep." + name + ".v1", liveTopic, bulkTopic);
  }
}

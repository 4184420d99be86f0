package dev.lockstep.contract;

/** A command about one work item; it is answered by an {@link Outcome} with the same item. */
public sealed interface WorkItemCommand extends Command
    permits TransitionWorkItem,
        EditWorkItem,
        CreateWorkItem,
        CommentOnWorkItem,
        LinkWorkItems,
        AttachToWorkItem,
        DeleteWorkItem {

  /** The item the command is about. */
  WorkItemRef item();

  /** The item's key when the command was made, for people. */
  String key();

  /** The instance of the tracker that carries it out. */
  default String instance() {
    return item().instance();
  }

  @Override
  default String orderKey() {
    return item().toString();
  }
}

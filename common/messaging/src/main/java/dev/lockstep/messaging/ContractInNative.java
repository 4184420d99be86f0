package dev.lockstep.messaging;

import dev.lockstep.contract.AttachToWorkItem;
import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.BuildChanged;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandDeferred;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandSuperseded;
import dev.lockstep.contract.Comment;
import dev.lockstep.contract.CommentAdded;
import dev.lockstep.contract.CommentDeleted;
import dev.lockstep.contract.CommentEdited;
import dev.lockstep.contract.CommentOnWorkItem;
import dev.lockstep.contract.CommitsPushed;
import dev.lockstep.contract.CreateWorkItem;
import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.DeleteWorkItem;
import dev.lockstep.contract.DeploymentChanged;
import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.EditWorkItem;
import dev.lockstep.contract.EffectFailed;
import dev.lockstep.contract.HistoryPage;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.LinkWorkItems;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.ReconcileCompleted;
import dev.lockstep.contract.ReleaseChanged;
import dev.lockstep.contract.RepositoryHinted;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.RichText;
import dev.lockstep.contract.RunCompleted;
import dev.lockstep.contract.RunFailed;
import dev.lockstep.contract.RunHarvest;
import dev.lockstep.contract.RunPage;
import dev.lockstep.contract.Status;
import dev.lockstep.contract.TagChanged;
import dev.lockstep.contract.TransitionFailed;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.contract.WantedFields;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemDeleted;
import dev.lockstep.contract.WorkItemHinted;
import dev.lockstep.contract.WorkItemRef;
import dev.lockstep.contract.WorkItemsDue;
import dev.lockstep.contract.WorkItemsRead;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Keeps the records of the contract, and what is nested in them, readable by reflection in a native
 * executable: the contract is plain Java and cannot say it itself.
 */
@RegisterForReflection(
    targets = {
      AttachToWorkItem.class,
      BranchChanged.class,
      BuildChanged.class,
      CommandApplied.class,
      CommandDeferred.class,
      CommandRejected.class,
      CommandSuperseded.class,
      Comment.class,
      CommentAdded.class,
      CommentDeleted.class,
      CommentEdited.class,
      CommentOnWorkItem.class,
      CommitsPushed.class,
      CreateWorkItem.class,
      DecisionMade.class,
      DeleteWorkItem.class,
      DeploymentChanged.class,
      DirectoryEntry.class,
      EditWorkItem.class,
      EffectFailed.class,
      HistoryPage.class,
      KeyMention.class,
      LinkWorkItems.class,
      Person.class,
      PullRequestChanged.class,
      ReconcileCompleted.class,
      ReleaseChanged.class,
      RepositoryHinted.class,
      RepositoryRef.class,
      RepositoryScanned.class,
      RichText.class,
      RunCompleted.class,
      RunFailed.class,
      RunHarvest.class,
      RunPage.class,
      Status.class,
      TagChanged.class,
      TransitionFailed.class,
      TransitionWorkItem.class,
      WantedFields.class,
      WorkItem.class,
      WorkItemChanged.class,
      WorkItemDeleted.class,
      WorkItemHinted.class,
      WorkItemRef.class,
      WorkItemsDue.class,
      WorkItemsRead.class
    })
final class ContractInNative {
  private ContractInNative() {}
}

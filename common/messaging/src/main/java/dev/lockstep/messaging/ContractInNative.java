package dev.lockstep.messaging;

import dev.lockstep.contract.BranchChanged;
import dev.lockstep.contract.CommandApplied;
import dev.lockstep.contract.CommandDeferred;
import dev.lockstep.contract.CommandRejected;
import dev.lockstep.contract.CommandSuperseded;
import dev.lockstep.contract.DecisionMade;
import dev.lockstep.contract.DirectoryEntry;
import dev.lockstep.contract.KeyMention;
import dev.lockstep.contract.Person;
import dev.lockstep.contract.PullRequestChanged;
import dev.lockstep.contract.RepositoryHinted;
import dev.lockstep.contract.RepositoryRef;
import dev.lockstep.contract.RepositoryScanned;
import dev.lockstep.contract.Status;
import dev.lockstep.contract.TransitionWorkItem;
import dev.lockstep.contract.WorkItem;
import dev.lockstep.contract.WorkItemChanged;
import dev.lockstep.contract.WorkItemHinted;
import dev.lockstep.contract.WorkItemRef;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Keeps the records of the contract, and what is nested in them, readable by reflection in a native
 * executable: the contract is plain Java and cannot say it itself.
 */
@RegisterForReflection(
    targets = {
      BranchChanged.class,
      CommandApplied.class,
      CommandDeferred.class,
      CommandRejected.class,
      CommandSuperseded.class,
      DecisionMade.class,
      DirectoryEntry.class,
      KeyMention.class,
      Person.class,
      PullRequestChanged.class,
      RepositoryHinted.class,
      RepositoryRef.class,
      RepositoryScanned.class,
      Status.class,
      TransitionWorkItem.class,
      WorkItem.class,
      WorkItemChanged.class,
      WorkItemHinted.class,
      WorkItemRef.class
    })
final class ContractInNative {
  private ContractInNative() {}
}

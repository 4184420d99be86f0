package dev.lockstep.jira.command;

import dev.lockstep.contract.WorkItemCommand;
import io.smallrye.mutiny.Uni;

/**
 * How commands of one kind are carried out: what is there is loaded, compared with what is wanted,
 * and what is missing is written once. Doing one twice is harmless.
 */
interface Doing<C extends WorkItemCommand> {

  /** The kind. */
  Class<C> kind();

  /** One attempt; never fails for an upstream's reason. */
  Uni<Attempt> attempt(Order<C> order);
}

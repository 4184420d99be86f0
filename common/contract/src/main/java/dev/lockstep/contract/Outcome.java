package dev.lockstep.contract;

import java.time.Instant;

/**
 * What became of a command. Every command ends in exactly one applied, rejected or superseded;
 * deferrals may precede.
 */
public sealed interface Outcome extends Message
    permits CommandApplied, CommandRejected, CommandSuperseded, CommandDeferred {

  /** The {@linkplain Envelope#id() id} of the command. */
  String commandId();

  /** The item the command was about. */
  WorkItemRef item();

  /** When the connector knew. */
  Instant occurredAt();

  /** Calls to the upstream spent on the command in this attempt. */
  int calls();

  @Override
  default String orderKey() {
    return item().toString();
  }
}

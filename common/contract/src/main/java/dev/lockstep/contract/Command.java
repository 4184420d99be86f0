package dev.lockstep.contract;

import java.time.Instant;

/**
 * A request that says the wanted state and what it was based on, never a step: the connector
 * compares wanted with actual, so redelivery and reorder are harmless.
 */
public sealed interface Command extends Message permits WorkItemCommand, RunHarvest {

  /** Why, in one sentence for people and logs. */
  String because();

  /** When it was asked for. */
  Instant requestedAt();
}

package dev.lockstep.contract;

/** Anything that travels over a topic: an event, a command or an outcome. */
public sealed interface Message permits Event, Command, Outcome {

  /**
   * The unit of order: messages with the same key are consumed in the order in which they were
   * published. Also the Kafka record key.
   */
  String orderKey();
}

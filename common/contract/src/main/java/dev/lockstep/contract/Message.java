package dev.lockstep.contract;

/** Anything that travels over a topic: an event, a command or an outcome. */
public sealed interface Message permits Event, Command, Outcome {

  /**
   * The unit of order: messages with the same key are consumed in the order in which they were
   * published. Also the Kafka record key.
   */
  String orderKey();

  /**
   * What tells it from every other message of its type, to derive its id from: all of it, where it
   * does not say that less will do. Written as JSON, as the message itself.
   */
  default Object substance() {
    return this;
  }
}

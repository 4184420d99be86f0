package dev.lockstep.jira.transition;

/** What to do about a command. */
public sealed interface Plan {

  /** It is where it is wanted; nothing is to be written. */
  record AlreadyThere(String status) implements Plan {}

  /** Somebody moved it after the command was made; it is left alone. */
  record MovedOn(String actual) implements Plan {}

  /** This transition brings it there. */
  record Move(Offered by, String from) implements Plan {}

  /**
   * No transition brings it there.
   *
   * @param detail one sentence that names what was wanted and what is offered
   */
  record NoWay(String detail) implements Plan {}
}

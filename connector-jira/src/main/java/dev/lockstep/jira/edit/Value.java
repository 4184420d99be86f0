package dev.lockstep.jira.edit;

/** What became of a value as people write it. */
public sealed interface Value {

  /**
   * Jira takes it.
   *
   * @param json as Jira takes it: a text, a number, or a map
   * @param identity what tells it from other values of its field
   */
  record Usable(Object json, String identity) implements Value {}

  /**
   * Jira would refuse it.
   *
   * @param reason what was wrong and what is allowed, for people
   */
  record Unusable(String reason) implements Value {}
}

package dev.lockstep.settings;

/**
 * One thing wrong with the settings, in words for the person who wrote them.
 *
 * @param name the setting as the user wrote it: the environment variable, or {@code lockstep.yaml:
 *     dotted.name}
 * @param found what was found there; never the value of a secret
 * @param expected what would be accepted, or why the setting is needed
 */
public record Mistake(String name, String found, String expected) {

  /** One line: {@code JIRA_TOKEN: not set; expected ...}. */
  @Override
  public String toString() {
    return name + ": " + found + "; expected " + expected;
  }
}

package dev.lockstep.contract;

/**
 * A work item key found in a development artefact.
 *
 * @param key in upper case, of a project that the directory knows
 * @param evidence the most trustworthy place it was found in
 */
public record KeyMention(String key, Evidence evidence) {

  /** Where a key was found, most trustworthy first. */
  public enum Evidence {
    BRANCH,
    TITLE,
    COMMIT,
    BODY
  }
}

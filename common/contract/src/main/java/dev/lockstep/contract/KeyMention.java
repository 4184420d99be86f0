package dev.lockstep.contract;

/**
 * A work item key found in a development artefact.
 *
 * @param key in upper case, of a project that the directory knows; {@code AB#42} for a work item of
 *     Azure DevOps
 * @param evidence the most trustworthy place it was found in
 */
public record KeyMention(String key, Evidence evidence) {

  /** Where a key was found, most trustworthy first. */
  public enum Evidence {
    /** The tracker or code host itself keeps the link; nobody had to write a key. */
    LINK,
    BRANCH,
    TITLE,
    COMMIT,
    BODY
  }
}

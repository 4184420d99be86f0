package dev.lockstep.scm.collect;

/**
 * Where work items are tracked, as the settings say.
 *
 * @param jira whether in Jira, whose projects are known once the directory tells them
 * @param azureBoards whether in Azure DevOps, whose work items are named {@code AB#42} and need no
 *     project to be known
 */
public record Trackers(boolean jira, boolean azureBoards) {

  /** Jira alone. */
  public static final Trackers JIRA = new Trackers(true, false);
}

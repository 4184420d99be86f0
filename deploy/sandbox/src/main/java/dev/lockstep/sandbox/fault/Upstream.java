package dev.lockstep.sandbox.fault;

import java.util.Locale;

/** A simulated system. */
public enum Upstream {
  JIRA,
  /** Jira Data Center; it has the faults of {@link #JIRA}. */
  JIRA_DC,
  BITBUCKET,
  GITHUB,
  /** Bitbucket Data Center; it has the faults of {@link #BITBUCKET}. */
  BITBUCKET_DC,
  AZURE_DEVOPS,
  SLACK,
  DISCORD;

  /** The name in paths, counters and the journal. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

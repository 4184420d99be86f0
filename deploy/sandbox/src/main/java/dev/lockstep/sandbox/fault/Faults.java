package dev.lockstep.sandbox.fault;

/** Everything that can be made to go wrong, and the limits. */
public record Faults(
    UpstreamFaults jira,
    UpstreamFaults bitbucket,
    UpstreamFaults github,
    UpstreamFaults azureDevOps,
    UpstreamFaults slack,
    UpstreamFaults discord,
    HookFaults hooks,
    Limits limits) {
  /** Nothing goes wrong; the limits that are on by default are on. */
  public static final Faults NONE =
      new Faults(
          UpstreamFaults.NONE,
          UpstreamFaults.NONE,
          UpstreamFaults.NONE,
          UpstreamFaults.NONE,
          UpstreamFaults.NONE,
          UpstreamFaults.NONE,
          HookFaults.NONE,
          Limits.DEFAULT);

  /** The faults of one upstream. */
  public UpstreamFaults of(Upstream upstream) {
    return switch (upstream) {
      case JIRA, JIRA_DC -> jira;
      case BITBUCKET, BITBUCKET_DC -> bitbucket;
      case AZURE_DEVOPS -> azureDevOps;
      case GITHUB -> github;
      case SLACK -> slack;
      case DISCORD -> discord;
    };
  }
}

package dev.lockstep.sandbox.fault;

/**
 * The upstreams' own limits, as far as they are switchable.
 *
 * @param jiraIssueWrites 20 writes per 2 s and 100 per 30 s to one issue
 * @param jiraBurst factor on Jira's token buckets per endpoint (GET and POST 100/s ...); 0 is off
 * @param jiraDataCenterRequests requests per second and user of a Data Center site; 0 is off
 * @param jiraTokenMillis how long a nextPageToken lives
 * @param jiraHookRetryMillis time between the attempts of a Jira webhook (really 5 to 15 minutes)
 * @param jiraOffsetPaging page tokens count rows instead of remembering the last one: rows that
 *     move while an {@code updated} sort is paged make others be skipped
 * @param bitbucketHourly calls per rolling hour and credential (really 1,000); 0 is off
 * @param githubHourly calls, or points of GraphQL, per hour and credential of GitHub (really
 *     5,000); 0 is off
 * @param githubNodes how many nodes GraphQL answers before the rest is missing with an error among
 *     the data; 0 is off
 * @param azureDevOpsUnits throughput units per identity in five minutes (really 200, and a call is
 *     not one unit); from four fifths on they are told, above them answers say that they were held
 *     back, above twice as many calls are refused; 0 is off
 * @param slackChannel one message per second and channel with a small burst
 * @param discordChannel five messages per five seconds and channel
 */
public record Limits(
    boolean jiraIssueWrites,
    double jiraBurst,
    int jiraDataCenterRequests,
    long jiraTokenMillis,
    long jiraHookRetryMillis,
    boolean jiraOffsetPaging,
    int bitbucketHourly,
    int githubHourly,
    int githubNodes,
    int azureDevOpsUnits,
    boolean slackChannel,
    boolean discordChannel) {
  /** What holds at the start. */
  public static final Limits DEFAULT =
      new Limits(true, 0, 0, 7L * 24 * 3600 * 1000, 1000, false, 0, 0, 0, 0, true, true);

  /** Checks the values. */
  public Limits {
    Rates.notNegative("jiraBurst", jiraBurst);
    Rates.notNegative("jiraDataCenterRequests", jiraDataCenterRequests);
    Rates.notNegative("jiraTokenMillis", jiraTokenMillis);
    Rates.notNegative("jiraHookRetryMillis", jiraHookRetryMillis);
    Rates.notNegative("bitbucketHourly", bitbucketHourly);
    Rates.notNegative("githubHourly", githubHourly);
    Rates.notNegative("githubNodes", githubNodes);
    Rates.notNegative("azureDevOpsUnits", azureDevOpsUnits);
  }
}

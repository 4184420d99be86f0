package dev.lockstep.sandbox.hook;

import java.util.Set;

/**
 * When a webhook is sent again.
 *
 * @param retries attempts after the first
 * @param delayMillis between attempts
 * @param timeoutMillis how long an answer is waited for
 * @param onFailure also after a failed connection or a time-out
 * @param statuses after these statuses too; besides any 5xx, unless some 5xx are named
 */
public record RetryPolicy(
    int retries, long delayMillis, long timeoutMillis, boolean onFailure, Set<Integer> statuses) {
  /** Jira Cloud: five more, on 408, 409, 425, 429, 5xx and failures; the delay is shortened. */
  public static RetryPolicy jira(long delayMillis) {
    return new RetryPolicy(5, delayMillis, 30_000, true, Set.of(408, 409, 425, 429));
  }

  /** Bitbucket Cloud: two more at once, on 5xx only. */
  public static RetryPolicy bitbucket() {
    return new RetryPolicy(2, 0, 10_000, false, Set.of());
  }

  /** Jira Data Center: what did not arrive is not sent again. */
  public static RetryPolicy never() {
    return new RetryPolicy(0, 0, 30_000, false, Set.of());
  }

  /** GitHub: what did not arrive within 10 s is sent again only when somebody asks for it. */
  public static RetryPolicy github() {
    return new RetryPolicy(0, 0, 10_000, false, Set.of());
  }

  /** Azure DevOps: up to eight more on 408, 502, 503 and 504 only; the delay is shortened. */
  public static RetryPolicy azureDevOps() {
    return new RetryPolicy(8, 200, 30_000, true, Set.of(408, 502, 503, 504));
  }

  boolean again(int attempt, int status) {
    return attempt < retries
        && (status == 0 ? onFailure : statuses.contains(status) || status >= 500 && anyError());
  }

  private boolean anyError() {
    return statuses.stream().allMatch(one -> one < 500);
  }
}

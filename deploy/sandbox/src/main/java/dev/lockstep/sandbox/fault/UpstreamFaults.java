package dev.lockstep.sandbox.fault;

import java.util.Objects;

/**
 * What goes wrong with calls to one upstream. Rates are shares of calls from 0 to 1.
 *
 * @param latencyMillis added to every answer
 * @param slowRate answered later than that by slowMillis
 * @param errorRate answered with errorStatus, nothing done
 * @param errorAfterRate done, but answered with errorStatus: the caller cannot know
 * @param errorStatus 400 to 599
 * @param errorRetryAfterSeconds Retry-After of these answers; 0 leaves the header out
 * @param throttleRate answered with 429
 * @param throttleReason the upstream's name for the reason (Jira: RateLimit-Reason); may be empty
 * @param retryAfterSeconds Retry-After of these 429; 0 leaves the header out
 * @param minuteReset X-RateLimit-Reset has no seconds
 * @param nearLimitRate answered well, but with X-RateLimit-NearLimit
 * @param htmlRate answered with 200 and a page of HTML
 * @param cutRate answered with half a body, then the connection is closed
 * @param conflictRate transitions answered with 409
 * @param only wrong only where the path contains this text, such as {@code /jira/acme/} or {@code
 *     /search/}; empty is everywhere
 */
public record UpstreamFaults(
    long latencyMillis,
    double slowRate,
    long slowMillis,
    double errorRate,
    double errorAfterRate,
    int errorStatus,
    int errorRetryAfterSeconds,
    double throttleRate,
    String throttleReason,
    int retryAfterSeconds,
    boolean minuteReset,
    double nearLimitRate,
    double htmlRate,
    double cutRate,
    double conflictRate,
    String only) {
  /** Nothing goes wrong. */
  public static final UpstreamFaults NONE =
      new UpstreamFaults(0, 0, 1000, 0, 0, 503, 0, 0, "jira-burst-based", 1, false, 0, 0, 0, 0, "");

  /** Whether calls to this path go wrong. */
  boolean concerns(String path) {
    return path.contains(only);
  }

  /** Checks the values. */
  public UpstreamFaults {
    Objects.requireNonNull(throttleReason, "throttleReason must be a text");
    Objects.requireNonNull(only, "only must be a text");
    Rates.check("slowRate", slowRate);
    Rates.notNegative("slowMillis", slowMillis);
    Rates.check("errorRate", errorRate);
    Rates.check("errorAfterRate", errorAfterRate);
    Rates.check("throttleRate", throttleRate);
    Rates.check("nearLimitRate", nearLimitRate);
    Rates.notNegative("errorRetryAfterSeconds", errorRetryAfterSeconds);
    Rates.check("htmlRate", htmlRate);
    Rates.check("cutRate", cutRate);
    Rates.check("conflictRate", conflictRate);
    Rates.notNegative("latencyMillis", latencyMillis);
    Rates.notNegative("retryAfterSeconds", retryAfterSeconds);
    if (errorStatus < 400 || errorStatus > 599) {
      throw new IllegalArgumentException("errorStatus must be from 400 to 599, not " + errorStatus);
    }
  }
}

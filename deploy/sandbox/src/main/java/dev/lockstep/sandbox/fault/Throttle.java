package dev.lockstep.sandbox.fault;

import dev.lockstep.sandbox.http.Json;
import dev.lockstep.sandbox.http.Reply;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The 429 of each upstream, in its own dress. */
public final class Throttle {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mmX");

  private Throttle() {}

  /** A 429; no Retry-After when the seconds are 0. */
  public static Reply reply(Upstream upstream, String reason, int retryAfterSeconds) {
    Reply reply =
        switch (upstream) {
          case JIRA -> Reply.json(429, jiraBody());
          case JIRA_DC -> Reply.json(429, Json.object().put("message", "Rate limit exceeded."));
          case BITBUCKET_DC -> Reply.json(429, dataCenterBody());
          case BITBUCKET -> Reply.text(429, "text/plain", "Rate limit for this resource exceeded");
          case GITHUB -> secondary();
          case AZURE_DEVOPS -> azureDevOps();
          case SLACK -> Reply.json(429, Json.object().put("ok", false).put("error", "ratelimited"));
          case DISCORD -> discord(retryAfterSeconds, false);
        };
    if (upstream == Upstream.JIRA && !reason.isEmpty()) {
      reply = reply.with("RateLimit-Reason", reason);
    }
    return upstream == Upstream.BITBUCKET || retryAfterSeconds == 0
        ? reply
        : reply.with("Retry-After", Integer.toString(retryAfterSeconds));
  }

  /** Jira's 429 with the headers of one of its limits. */
  public static Reply jira(String reason, int retryAfterSeconds, int limit, Instant reset) {
    return reply(Upstream.JIRA, reason, retryAfterSeconds)
        .with("X-RateLimit-Limit", Integer.toString(limit))
        .with("X-RateLimit-Remaining", "0")
        .with("X-RateLimit-Reset", reset.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** The next full minute as Jira also writes a reset, such as 2026-01-05T10:01Z. */
  static String withoutSeconds(Instant reset) {
    return reset
        .plusSeconds(59)
        .truncatedTo(ChronoUnit.MINUTES)
        .atOffset(ZoneOffset.UTC)
        .format(MINUTE);
  }

  /** Jira Data Center tells of the user's bucket on every answer, once limiting is switched on. */
  public static Reply bucket(Reply reply, int limit, int remaining, int retryAfterSeconds) {
    return reply
        .with("X-RateLimit-Limit", Integer.toString(limit))
        .with("X-RateLimit-Remaining", Integer.toString(remaining))
        .with("X-RateLimit-Interval-Seconds", "1")
        .with("X-RateLimit-FillRate", Integer.toString(limit))
        .with("Retry-After", Integer.toString(retryAfterSeconds));
  }

  /** Discord's 429 body. */
  public static Reply discord(double retryAfterSeconds, boolean global) {
    return Reply.json(
            429,
            Json.object()
                .put("message", "You are being rate limited.")
                .put("retry_after", retryAfterSeconds)
                .put("global", global))
        .with("X-RateLimit-Scope", global ? "global" : "user");
  }

  /** GitHub's secondary limits come with 403. */
  private static Reply secondary() {
    return Reply.json(
        403,
        Json.object()
            .put(
                "message",
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try"
                    + " again.")
            .put(
                "documentation_url",
                "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api"
                    + "#about-secondary-rate-limits"));
  }

  private static com.fasterxml.jackson.databind.node.ObjectNode dataCenterBody() {
    com.fasterxml.jackson.databind.node.ObjectNode body = Json.object();
    body.putArray("errors")
        .addObject()
        .putNull("context")
        .put("message", "You have exceeded the maximum number of requests permitted.")
        .putNull("exceptionName");
    return body;
  }

  private static Reply azureDevOps() {
    return Reply.json(
        429,
        Json.object()
            .put(
                "message",
                "TF400733: The request has been canceled: Request was blocked due to exceeding"
                    + " usage of resource 'Concurrency' in namespace 'User'.")
            .put("typeKey", "RequestBlockedException"));
  }

  private static com.fasterxml.jackson.databind.node.ObjectNode jiraBody() {
    com.fasterxml.jackson.databind.node.ObjectNode body = Json.object();
    body.putArray("errorMessages").add("Rate limit exceeded.");
    body.putObject("errors");
    return body;
  }
}

package dev.lockstep.jira.rest;

import dev.lockstep.connector.UpstreamException.Scope;
import dev.lockstep.connector.UpstreamException.Throttled;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says of Jira's limits. Cloud has three kinds: quotas of points, bursts at one
 * endpoint, writes to one issue; it names the one that was met. Data Center has one bucket for each
 * user, and tells of it on every answer.
 *
 * @param header the value of a header, by its name
 */
record LimitHeaders(Function<String, @Nullable String> header, Instant now) {

  /** Where a 429 says no time: gateways in front of Jira do that. */
  static final Duration UNSAID = Duration.ofSeconds(5);

  /** The word for a quota that is counted over all sites of an account. */
  static final String QUOTA_OF_ALL_SITES = "quota-global";

  /** How long a limit counts as near where nothing says for how long. */
  static final Duration NEAR = Duration.ofMinutes(1);

  /** The part of a limit below which it is near. */
  private static final double LITTLE = 0.2;

  /** By what their names contain, the first that fits. */
  private static final List<Limit> LIMITS =
      List.of(
          new Limit("per-issue", Scope.ITEM, "per-issue"),
          new Limit("burst", Scope.ENDPOINT, "burst"),
          new Limit(QUOTA_OF_ALL_SITES, Scope.CREDENTIAL, QUOTA_OF_ALL_SITES),
          new Limit("quota-tenant", Scope.CREDENTIAL, "quota-tenant"),
          new Limit("cost", Scope.CREDENTIAL, "cost"),
          new Limit("concurrent", Scope.CREDENTIAL, "concurrent"));

  /** A reason that this version does not know is taken for the worst: a spent quota. */
  private static final Limit UNKNOWN = new Limit("", Scope.CREDENTIAL, "other");

  private record Limit(String part, Scope scope, String word) {}

  /** A 429. */
  Throttled throttled() {
    String reason = header.apply("RateLimit-Reason");
    if (reason == null) {
      Scope scope = isOfUser() ? Scope.CREDENTIAL : Scope.ENDPOINT;
      return new Throttled("429 without a reason", pause(scope), scope);
    }
    Limit limit =
        LIMITS.stream().filter(one -> reason.contains(one.part())).findFirst().orElse(UNKNOWN);
    return new Throttled("429 " + reason, pause(limit.scope()), limit.scope(), limit.word());
  }

  /** A 503 that says when to come again. */
  Optional<Throttled> awayFor(int status) {
    return after(header.apply("Retry-After"))
        .map(
            pause ->
                new Throttled("Jira answers " + status, pause, Scope.CREDENTIAL, "unavailable"));
  }

  /** For how long to go slower, because little is left of a limit. */
  Optional<Duration> near() {
    if ("true".equalsIgnoreCase(header.apply("X-RateLimit-NearLimit"))) {
      return Optional.of(until(header.apply("X-RateLimit-Reset")).orElse(NEAR));
    }
    Optional<Duration> structured =
        StructuredLimits.near(
            header.apply("RateLimit"), header.apply("RateLimit-Policy"), LITTLE, NEAR);
    return structured.isPresent() ? structured : nearInBucket();
  }

  private Optional<Duration> nearInBucket() {
    Optional<Long> limit = number(header.apply("X-RateLimit-Limit"));
    Optional<Long> left = number(header.apply("X-RateLimit-Remaining"));
    if (limit.isEmpty() || left.isEmpty() || left.get() >= limit.get() * LITTLE) {
      return Optional.empty();
    }
    return Optional.of(
        number(header.apply("X-RateLimit-Interval-Seconds")).map(Duration::ofSeconds).orElse(NEAR));
  }

  /** Only Data Center says at what rate its bucket fills. */
  private boolean isOfUser() {
    return header.apply("X-RateLimit-FillRate") != null;
  }

  /** A spent quota pauses until its reset, should that be later; a burst is over sooner. */
  private Duration pause(Scope scope) {
    Optional<Duration> after = after(header.apply("Retry-After"));
    Optional<Duration> reset = until(header.apply("X-RateLimit-Reset"));
    if (scope == Scope.CREDENTIAL && after.isPresent() && reset.isPresent()) {
      return after.get().compareTo(reset.get()) > 0 ? after.get() : reset.get();
    }
    return after.or(() -> reset).orElse(UNSAID);
  }

  /** Seconds, or a date. */
  private Optional<Duration> after(@Nullable String retryAfter) {
    Optional<Long> seconds = number(retryAfter);
    return seconds.isPresent()
        ? seconds.map(Duration::ofSeconds)
        : time(retryAfter, DateTimeFormatter.RFC_1123_DATE_TIME);
  }

  /** ISO 8601, with or without seconds. */
  private Optional<Duration> until(@Nullable String reset) {
    return time(reset, DateTimeFormatter.ISO_ZONED_DATE_TIME);
  }

  private Optional<Duration> time(@Nullable String text, DateTimeFormatter format) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      Duration left = Duration.between(now, ZonedDateTime.parse(text, format).toInstant());
      return Optional.of(left.isNegative() ? Duration.ZERO : left);
    } catch (DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }

  private static Optional<Long> number(@Nullable String text) {
    return text != null && text.matches("\\d{1,9}")
        ? Optional.of(Long.valueOf(text))
        : Optional.empty();
  }
}

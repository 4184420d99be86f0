package dev.lockstep.jira.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.connector.UpstreamException.Scope;
import dev.lockstep.connector.UpstreamException.Throttled;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitHeadersTest {

  private static final Instant NOW = Instant.parse("2026-01-05T12:30:00Z");

  /** Headers as {@code name: value | name: value}. */
  private static LimitHeaders headers(String text) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(
        Arrays.stream((text == null ? "" : text).split("\\s*\\|\\s*"))
            .filter(line -> !line.isBlank())
            .map(line -> line.split(":\\s*", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
    return new LimitHeaders(headers::get, NOW);
  }

  @ParameterizedTest(name = "{0}: {1} for {2} s, {3}")
  @CsvSource(
      delimiter = ';',
      value = {
        "RateLimit-Reason: jira-quota-global-based | Retry-After: 30; CREDENTIAL; 30; quota-global",
        "RateLimit-Reason: jira-quota-tenant-based | Retry-After: 30; CREDENTIAL; 30; quota-tenant",
        "RateLimit-Reason: jira-burst-based | Retry-After: 2; ENDPOINT; 2; burst",
        "RateLimit-Reason: jira-per-issue-on-write | Retry-After: 3; ITEM; 3; per-issue",
        "RateLimit-Reason: jira-cost-based | Retry-After: 4; CREDENTIAL; 4; cost",
        "RateLimit-Reason: jira-max-concurrent-requests | Retry-After: 1; CREDENTIAL; 1; concurrent",
        "RateLimit-Reason: jira-something-new | Retry-After: 9; CREDENTIAL; 9; other",
        // A quota: the longer one of the two.
        "RateLimit-Reason: jira-quota-tenant-based | Retry-After: 30 | X-RateLimit-Reset: 2026-01-05T13:00:00Z; CREDENTIAL; 1800; quota-tenant",
        "RateLimit-Reason: jira-quota-tenant-based | Retry-After: 3600 | X-RateLimit-Reset: 2026-01-05T13:00Z; CREDENTIAL; 3600; quota-tenant",
        "RateLimit-Reason: jira-quota-tenant-based | X-RateLimit-Reset: 2026-01-05T13:00Z; CREDENTIAL; 1800; quota-tenant",
        // A burst is over long before the hour is.
        "RateLimit-Reason: jira-burst-based | Retry-After: 2 | X-RateLimit-Reset: 2026-01-05T13:00Z; ENDPOINT; 2; burst",
        "Retry-After: Mon, 05 Jan 2026 12:30:20 GMT; ENDPOINT; 20; unsaid",
        "X-RateLimit-Reset: 2026-01-05T12:00Z; ENDPOINT; 0; unsaid",
        "Retry-After: soon | X-RateLimit-Reset: later; ENDPOINT; 5; unsaid",
        "Date: today; ENDPOINT; 5; unsaid",
        // Data Center has one bucket for each user.
        "X-RateLimit-FillRate: 10 | X-RateLimit-Limit: 10 | Retry-After: 1; CREDENTIAL; 1; unsaid",
      })
  void a_limit_stops_what_it_concerns_for_as_long_as_it_lasts(
      String headers, Scope scope, long seconds, String reason) {
    Throttled throttled = headers(headers).throttled();

    assertThat(throttled.scope()).isEqualTo(scope);
    assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(seconds));
    assertThat(throttled.reason()).isEqualTo(reason);
  }

  @ParameterizedTest(name = "{0}: for {1} s")
  @CsvSource(
      delimiter = '~',
      value = {
        "X-RateLimit-NearLimit: true~ 60",
        "X-RateLimit-NearLimit: true | X-RateLimit-Reset: 2026-01-05T13:00Z~ 1800",
        "RateLimit: \"global-app-quota\";r=900;t=600~ 600",
        "RateLimit: \"a\";t=5, \"b\";r=10;t=90 | RateLimit-Policy: \"b\";q=100;w=3600~ 90",
        "X-RateLimit-Limit: 100 | X-RateLimit-Remaining: 19~ 60",
        "X-RateLimit-Limit: 10 | X-RateLimit-Remaining: 1 | X-RateLimit-Interval-Seconds: 2~ 2",
      })
  void little_left_of_a_limit_is_heard_before_anything_is_refused(String headers, long seconds) {
    assertThat(headers(headers).near()).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "X-RateLimit-NearLimit: false",
        "RateLimit: \"global-app-quota\";t=600",
        "RateLimit: \"b\";r=30;t=90 | RateLimit-Policy: \"b\";q=100;w=3600",
        "Beta-RateLimit: \"b\";r=1;t=90",
        "X-RateLimit-Limit: 100 | X-RateLimit-Remaining: 20",
        "X-RateLimit-Limit: many | X-RateLimit-Remaining: few",
      })
  void much_left_and_what_only_informs_changes_nothing(String headers) {
    assertThat(headers(headers).near()).isEmpty();
  }

  @Test
  void only_an_absence_with_a_time_is_a_limit() {
    assertThat(headers("Retry-After: 12").awayFor(503))
        .hasValueSatisfying(
            away -> {
              assertThat(away.retryAfter()).isEqualTo(Duration.ofSeconds(12));
              assertThat(away.scope()).isEqualTo(Scope.CREDENTIAL);
            });
    assertThat(headers("").awayFor(503)).isEmpty();
  }
}

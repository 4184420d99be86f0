package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.fault.Throttle;
import dev.lockstep.sandbox.http.Call;
import dev.lockstep.sandbox.http.Reply;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Jira's token buckets per tenant, endpoint and method. */
final class BurstLimit {
  private static final Map<String, Integer> OWN =
      Map.of(
          "GET /issue/{idOrKey}", 150,
          "GET /issue/{idOrKey}/changelog", 200,
          "POST /search/approximate-count", 150);

  private static final class Bucket {
    double tokens;
    long at;
  }

  private final Clock clock;
  private final Map<String, Bucket> buckets = new HashMap<>();

  BurstLimit(Clock clock) {
    this.clock = clock;
  }

  /** Takes a token; a refusal when there is none. */
  Optional<Reply> take(String site, Call call, double factor) {
    if (factor == 0) {
      return Optional.empty();
    }
    String endpoint = call.method() + " " + call.template().replaceFirst("^.*/rest/api/3", "");
    int rate = OWN.getOrDefault(endpoint, standard(call.method()));
    double perSecond = rate * factor;
    long now = clock.millis();
    Bucket bucket =
        buckets.computeIfAbsent(
            site + " " + endpoint,
            none -> {
              Bucket full = new Bucket();
              full.tokens = Math.max(1, perSecond);
              full.at = now;
              return full;
            });
    bucket.tokens =
        Math.min(Math.max(1, perSecond), bucket.tokens + (now - bucket.at) / 1000.0 * perSecond);
    bucket.at = now;
    if (bucket.tokens >= 1) {
      bucket.tokens--;
      return Optional.empty();
    }
    return Optional.of(
        Throttle.jira(
            "jira-burst-based", 1, (int) Math.max(1, perSecond), clock.instant().plusSeconds(1)));
  }

  private static int standard(String method) {
    return "PUT".equals(method) || "DELETE".equals(method) ? 50 : 100;
  }
}

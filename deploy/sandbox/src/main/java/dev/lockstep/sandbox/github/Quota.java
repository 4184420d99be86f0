package dev.lockstep.sandbox.github;

import dev.lockstep.sandbox.http.Reply;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** So many calls, or points, per credential and hour; the hour begins with the first. */
final class Quota {
  private static final long HOUR = 3_600_000;

  private final Clock clock;
  private final String resource;
  private final Map<String, Window> windows = new HashMap<>();

  private record Window(long until, int used) {}

  /** What is left of an hour. */
  record Left(int limit, int used, long resetAt, boolean enough) {
    int remaining() {
      return Math.max(0, limit - used);
    }
  }

  Quota(Clock clock, String resource) {
    this.clock = clock;
    this.resource = resource;
  }

  /** Spends; nothing is spent when too little is left. No limit when it is 0. */
  Left spend(String credential, int cost, int limit) {
    long now = clock.millis();
    Window window = windows.get(credential);
    if (window == null || window.until() <= now) {
      window = new Window(now + HOUR, 0);
    }
    boolean enough = limit == 0 || window.used() + cost <= limit;
    int used = window.used() + (enough ? cost : 0);
    windows.put(credential, new Window(window.until(), used));
    return new Left(
        limit == 0 ? 5_000 : limit, limit == 0 ? used % 5_000 : used, window.until(), enough);
  }

  Reply tell(Reply reply, Left left) {
    return reply
        .with("x-ratelimit-limit", Integer.toString(left.limit()))
        .with("x-ratelimit-remaining", Integer.toString(left.remaining()))
        .with("x-ratelimit-used", Integer.toString(left.used()))
        .with("x-ratelimit-reset", Long.toString(left.resetAt() / 1000))
        .with("x-ratelimit-resource", resource);
  }
}

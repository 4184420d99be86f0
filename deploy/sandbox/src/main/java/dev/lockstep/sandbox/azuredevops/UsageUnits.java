package dev.lockstep.sandbox.azuredevops;

import dev.lockstep.sandbox.http.Reply;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Throughput units of an identity in any five minutes, one for each call: near the limit the
 * headers appear, above it answers are held back and say so, far above it calls are refused.
 */
final class UsageUnits {
  private static final long WINDOW = 300_000;
  private static final int RETRY_AFTER = 1;

  private final Clock clock;
  private final Map<String, Deque<Long>> calls = new HashMap<>();

  UsageUnits(Clock clock) {
    this.clock = clock;
  }

  /** Counts a call; how many there were with it. 0 when there is no limit. */
  int spend(String credential, int limit) {
    if (limit == 0) {
      calls.clear();
      return 0;
    }
    long now = clock.millis();
    Deque<Long> times = calls.computeIfAbsent(credential, none -> new ArrayDeque<>());
    while (!times.isEmpty() && times.peek() <= now - WINDOW) {
      times.remove();
    }
    times.add(now);
    return times.size();
  }

  /** Whether so many calls are refused. */
  static boolean refuses(int used, int limit) {
    return limit > 0 && used > 2 * limit;
  }

  /** The answer with what it says about the limit. */
  Reply mark(Reply reply, int used, int limit) {
    if (limit == 0 || used * 5 < limit * 4) {
      return reply;
    }
    Reply near =
        reply
            .with("X-RateLimit-Resource", "TSTUs")
            .with("X-RateLimit-Limit", Integer.toString(limit))
            .with("X-RateLimit-Remaining", Integer.toString(Math.max(0, limit - used)))
            .with("X-RateLimit-Reset", Long.toString((clock.millis() + WINDOW) / 1000));
    return used <= limit
        ? near
        : near.with("X-RateLimit-Delay", "0.5").with("Retry-After", Integer.toString(RETRY_AFTER));
  }
}

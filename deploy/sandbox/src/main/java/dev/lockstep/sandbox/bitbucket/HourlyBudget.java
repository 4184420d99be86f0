package dev.lockstep.sandbox.bitbucket;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** So many calls per credential in any hour. */
final class HourlyBudget {
  private static final long HOUR = 3_600_000;

  private final Clock clock;
  private final Map<String, Deque<Long>> calls = new HashMap<>();

  HourlyBudget(Clock clock) {
    this.clock = clock;
  }

  /** Spends a call; false when none is left. No limit when it is 0. */
  boolean spend(String credential, int limit) {
    if (limit == 0) {
      calls.clear();
      return true;
    }
    long now = clock.millis();
    Deque<Long> times = calls.computeIfAbsent(credential, none -> new ArrayDeque<>());
    while (!times.isEmpty() && times.peek() <= now - HOUR) {
      times.remove();
    }
    if (times.size() >= limit) {
      return false;
    }
    times.add(now);
    return true;
  }
}

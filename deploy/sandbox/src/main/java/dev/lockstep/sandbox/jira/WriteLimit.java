package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.fault.Throttle;
import dev.lockstep.sandbox.http.Reply;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Jira's limit on writes to one issue: 20 in 2 seconds and 100 in 30 seconds. */
final class WriteLimit {
  private static final long SHORT = 2_000;
  private static final long LONG = 30_000;
  private static final int IN_SHORT = 20;
  private static final int IN_LONG = 100;
  private static final int SWEEP = 10_000;

  private final Clock clock;
  private final Map<Long, Deque<Long>> writes = new HashMap<>();

  WriteLimit(Clock clock) {
    this.clock = clock;
  }

  /** Counts a write; a refusal when it is one too many. */
  Optional<Reply> write(long issueId) {
    long now = clock.millis();
    if (writes.size() > SWEEP) {
      writes.values().removeIf(times -> times.isEmpty() || times.getLast() < now - LONG);
    }
    Deque<Long> times = writes.computeIfAbsent(issueId, none -> new ArrayDeque<>(4));
    while (!times.isEmpty() && times.peek() <= now - LONG) {
      times.remove();
    }
    if (times.size() >= IN_LONG) {
      return refuse(times.getFirst() + LONG - now, IN_LONG, now);
    }
    long recent = times.stream().filter(time -> time > now - SHORT).count();
    if (recent >= IN_SHORT) {
      long oldest = times.stream().filter(time -> time > now - SHORT).findFirst().orElse(now);
      return refuse(oldest + SHORT - now, IN_SHORT, now);
    }
    times.add(now);
    return Optional.empty();
  }

  private static Optional<Reply> refuse(long waitMillis, int limit, long now) {
    int seconds = (int) Math.max(1, (waitMillis + 999) / 1000);
    return Optional.of(
        Throttle.jira(
            "jira-per-issue-on-write", seconds, limit, Instant.ofEpochMilli(now + waitMillis)));
  }
}

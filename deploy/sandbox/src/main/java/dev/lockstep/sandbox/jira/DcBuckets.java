package dev.lockstep.sandbox.jira;

import dev.lockstep.sandbox.fault.Throttle;
import dev.lockstep.sandbox.fault.Upstream;
import dev.lockstep.sandbox.http.Reply;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** A token bucket per user of a Data Center site; each answer tells what is left in it. */
final class DcBuckets {
  private static final class Bucket {
    double tokens;
    long at;
  }

  private final Clock clock;
  private final Map<String, Bucket> buckets = new HashMap<>();

  DcBuckets(Clock clock) {
    this.clock = clock;
  }

  /** Answers when the user has a token left; with a limit of 0 everybody has. */
  Reply limited(String user, int limit, Supplier<Reply> answer) {
    if (limit == 0) {
      return answer.get();
    }
    Bucket bucket = filled(user, limit);
    if (bucket.tokens < 1) {
      return Throttle.bucket(Throttle.reply(Upstream.JIRA_DC, "", 1), limit, 0, 1);
    }
    bucket.tokens--;
    return Throttle.bucket(answer.get(), limit, (int) bucket.tokens, bucket.tokens < 1 ? 1 : 0);
  }

  private Bucket filled(String user, int limit) {
    long now = clock.millis();
    Bucket bucket =
        buckets.computeIfAbsent(
            user,
            none -> {
              Bucket full = new Bucket();
              full.tokens = limit;
              full.at = now;
              return full;
            });
    bucket.tokens = Math.min(limit, bucket.tokens + (now - bucket.at) / 1000.0 * limit);
    bucket.at = now;
    return bucket;
  }
}

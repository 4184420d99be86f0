package dev.lockstep.connector;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * How often one credential may be used. The upstream counts all replicas together, so each takes
 * its share; a burst of one second's worth is allowed.
 *
 * <p>What people wait for goes before bulk reads: it takes its place in the line at once, while
 * bulk takes only what is there beyond a reserve. A tenth of the pace is bulk's own, so that it
 * comes to an end however much else goes on.
 */
public final class Pace {

  /** Share of a second's worth that is left for what comes next. */
  private static final double RESERVE = 0.2;

  /** Bulk's own share of the pace. */
  private static final double OWN = 0.1;

  /** What is left to bulk while the upstream says that its limit is near. */
  private static final double NEAR_LIMIT = 0.5;

  private final double callsPerSecond;
  private final IntSupplier replicas;
  private final LongSupplier nanos;
  private final Bucket all;
  private final Bucket own;
  private final Bucket slow;
  private int sharedBy;
  private long slowUntil;

  /**
   * @param callsPerSecond of all replicas together
   * @param replicas how many live now
   */
  public Pace(double callsPerSecond, IntSupplier replicas) {
    this(callsPerSecond, replicas, System::nanoTime);
  }

  Pace(double callsPerSecond, IntSupplier replicas, LongSupplier nanos) {
    this.callsPerSecond = callsPerSecond;
    this.replicas = replicas;
    this.nanos = nanos;
    this.sharedBy = replicas.getAsInt();
    this.slowUntil = nanos.getAsLong();
    this.all = bucket(1);
    this.own = bucket(OWN);
    this.slow = bucket(NEAR_LIMIT);
  }

  /** Takes the next place in the line; how long to wait for it. */
  synchronized Duration take() {
    share(replicas.getAsInt());
    return Duration.ofNanos(all.consumeIgnoringRateLimits(1));
  }

  /** Takes a place for bulk if there is one: zero; else how long to wait before asking again. */
  synchronized Duration takeBulk() {
    share(replicas.getAsInt());
    Duration wait = isSlow() ? waitFor(slow, 1) : Duration.ZERO;
    if (wait.isZero()) {
      wait = waitFor(all, 1 + reserve());
      if (!wait.isZero() && own.tryConsume(1)) {
        wait = Duration.ZERO;
      }
    }
    if (wait.isZero()) {
      all.consumeIgnoringRateLimits(1);
      if (isSlow()) {
        slow.tryConsume(1);
      }
    }
    return wait;
  }

  /** The upstream said that its limit is near: bulk goes at half the pace for a while. */
  synchronized void slowBulk(Duration howLong) {
    long until = nanos.getAsLong() + howLong.toNanos();
    if (until - slowUntil > 0) {
      slowUntil = until;
    }
  }

  /** Calls that may be made at once; below zero: so many wait in the line. */
  long left() {
    return all.getAvailableTokens();
  }

  private boolean isSlow() {
    return slowUntil - nanos.getAsLong() > 0;
  }

  private static Duration waitFor(Bucket bucket, long tokens) {
    EstimationProbe probe = bucket.estimateAbilityToConsume(tokens);
    return Duration.ofNanos(probe.canBeConsumed() ? 0 : probe.getNanosToWaitForRefill());
  }

  private long reserve() {
    return (long) (capacity(1) * RESERVE);
  }

  private void share(int living) {
    if (living != sharedBy) {
      sharedBy = living;
      replace(all, 1);
      replace(own, OWN);
      replace(slow, NEAR_LIMIT);
    }
  }

  private void replace(Bucket bucket, double part) {
    bucket.replaceConfiguration(
        BucketConfiguration.builder().addLimit(limit(part)).build(),
        TokensInheritanceStrategy.PROPORTIONALLY);
  }

  private Bucket bucket(double part) {
    return Bucket.builder().withCustomTimePrecision(meter()).addLimit(limit(part)).build();
  }

  private TimeMeter meter() {
    return new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return nanos.getAsLong();
      }

      @Override
      public boolean isWallClockBased() {
        return false;
      }
    };
  }

  private long capacity(double part) {
    return Math.max(1, Math.round(part * callsPerSecond / sharedBy));
  }

  private Bandwidth limit(double part) {
    double share = part * callsPerSecond / sharedBy;
    return Bandwidth.builder()
        .capacity(capacity(part))
        .refillGreedy(Math.max(1, Math.round(share * 10)), Duration.ofSeconds(10))
        .build();
  }
}

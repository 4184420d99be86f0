package dev.lockstep.connector;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.util.function.IntSupplier;

/**
 * How often one credential may be used. The upstream counts all replicas together, so each takes
 * its share; a burst of one second's worth is allowed.
 */
public final class Pace {

  private final double callsPerSecond;
  private final IntSupplier replicas;
  private final Bucket bucket;
  private int sharedBy;

  /**
   * @param callsPerSecond of all replicas together
   * @param replicas how many live now
   */
  public Pace(double callsPerSecond, IntSupplier replicas) {
    this.callsPerSecond = callsPerSecond;
    this.replicas = replicas;
    this.sharedBy = replicas.getAsInt();
    this.bucket = Bucket.builder().addLimit(limit(sharedBy)).build();
  }

  /** Takes the next place in the line; how long to wait for it. */
  Duration take() {
    share(replicas.getAsInt());
    return Duration.ofNanos(bucket.consumeIgnoringRateLimits(1));
  }

  private synchronized void share(int living) {
    if (living != sharedBy) {
      sharedBy = living;
      bucket.replaceConfiguration(
          BucketConfiguration.builder().addLimit(limit(living)).build(),
          TokensInheritanceStrategy.PROPORTIONALLY);
    }
  }

  private Bandwidth limit(int living) {
    double share = callsPerSecond / living;
    return Bandwidth.builder()
        .capacity(Math.max(1, Math.round(share)))
        .refillGreedy(Math.max(1, Math.round(share * 10)), Duration.ofSeconds(10))
        .build();
  }
}

package dev.lockstep.connector;

import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unavailable;
import io.github.bucket4j.Bucket;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * The one door to an upstream with one credential: it paces calls, honours what the upstream says
 * about limits, cuts calls that hang, and stops calling an upstream that keeps failing.
 *
 * <p>Pacing delays, it never refuses. A wait of up to {@link #LONGEST_WAIT} happens here; a longer
 * one is thrown as {@link Throttled}, so that the caller can put the work aside.
 */
public final class UpstreamGateway {

  /** Waits up to this long happen inside a call. */
  public static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  private static final int ATTEMPTS = 4;
  private static final String WHOLE_CREDENTIAL = "";
  private static final TypeLiteral<Uni<Object>> ANSWER =
      new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
      };

  private final String upstream;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final Bucket bucket;
  private final Guard guard;
  private final Map<String, Instant> pausedUntil = new ConcurrentHashMap<>();

  /**
   * @param upstream name for metrics and logs, for example {@code jira/1}
   * @param callsPerSecond the pace; bursts of one second's worth are allowed
   * @param timeout after which a call counts as failed
   */
  public UpstreamGateway(
      String upstream,
      double callsPerSecond,
      Duration timeout,
      Clock clock,
      MeterRegistry metrics) {
    this.upstream = upstream;
    this.clock = clock;
    this.metrics = metrics;
    long perTenSeconds = Math.max(1, Math.round(callsPerSecond * 10));
    this.bucket =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit
                        .capacity(Math.max(1, Math.round(callsPerSecond)))
                        .refillGreedy(perTenSeconds, Duration.ofSeconds(10)))
            .build();
    this.guard =
        Guard.create()
            .withDescription(upstream)
            .withTimeout()
            .duration(timeout.toMillis(), ChronoUnit.MILLIS)
            .done()
            .withCircuitBreaker()
            .failOn(Unavailable.class)
            .requestVolumeThreshold(20)
            .failureRatio(0.75)
            .delay(2, ChronoUnit.SECONDS)
            .done()
            .build();
  }

  /**
   * Reads: tried again after {@link Unavailable} and short {@link Throttled}.
   *
   * @param endpoint template of the path, for the metrics
   */
  public <T> Uni<T> read(String endpoint, Supplier<Uni<T>> request) {
    return attempt(endpoint, request, 1);
  }

  /** Writes: sent once; what it came to is for the caller to find out by reading. */
  public <T> Uni<T> write(String endpoint, Supplier<Uni<T>> request) {
    return once(endpoint, request);
  }

  private <T> Uni<T> attempt(String endpoint, Supplier<Uni<T>> request, int attempt) {
    return once(endpoint, request)
        .onFailure(e -> attempt < ATTEMPTS && worthRepeating(e))
        .recoverWithUni(
            e ->
                Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(pause(e, attempt))
                    .chain(() -> attempt(endpoint, request, attempt + 1)));
  }

  private <T> Uni<T> once(String endpoint, Supplier<Uni<T>> request) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Duration wait = waitFor(endpoint);
              if (wait.compareTo(LONGEST_WAIT) > 0) {
                return Uni.createFrom()
                    .failure(
                        new Throttled(
                            upstream + " pauses", wait, UpstreamException.Scope.CREDENTIAL));
              }
              long pace = bucket.consumeIgnoringRateLimits(1);
              Duration delay =
                  wait.compareTo(Duration.ofNanos(pace)) > 0 ? wait : Duration.ofNanos(pace);
              return delay.isZero() ? guarded(request) : delayed(delay, request);
            })
        .onItemOrFailure()
        .invoke((answer, failure) -> note(endpoint, failure));
  }

  private <T> Uni<T> delayed(Duration delay, Supplier<Uni<T>> request) {
    return Uni.createFrom().voidItem().onItem().delayIt().by(delay).chain(() -> guarded(request));
  }

  @SuppressWarnings(
      "unchecked") // the guard passes the answer through; its type literal cannot name T
  private <T> Uni<T> guarded(Supplier<Uni<T>> request) {
    return guard
        .get(() -> request.get().map(answer -> (Object) answer), ANSWER)
        .map(answer -> (T) answer)
        .onFailure(UpstreamGateway::isGuards)
        .transform(e -> new Unavailable(upstream + ": " + e.getClass().getSimpleName()));
  }

  /** Timeouts and the open breaker are reported by the library's own exceptions. */
  private static boolean isGuards(Throwable failure) {
    return failure
        instanceof org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
  }

  private Duration waitFor(String endpoint) {
    Instant now = clock.instant();
    Duration whole = Duration.between(now, pausedUntil.getOrDefault(WHOLE_CREDENTIAL, now));
    Duration part = Duration.between(now, pausedUntil.getOrDefault(endpoint, now));
    Duration longer = whole.compareTo(part) > 0 ? whole : part;
    return longer.isNegative() ? Duration.ZERO : longer;
  }

  private void note(String endpoint, @org.jspecify.annotations.Nullable Throwable failure) {
    String result = failure == null ? "ok" : failure.getClass().getSimpleName();
    metrics
        .counter(
            "lockstep.upstream.calls", "upstream", upstream, "endpoint", endpoint, "result", result)
        .increment();
    if (failure instanceof Throttled throttled
        && throttled.scope() != UpstreamException.Scope.ITEM) {
      String what =
          throttled.scope() == UpstreamException.Scope.CREDENTIAL ? WHOLE_CREDENTIAL : endpoint;
      pausedUntil.merge(
          what, clock.instant().plus(throttled.retryAfter()), (a, b) -> a.isAfter(b) ? a : b);
    }
  }

  private static boolean worthRepeating(Throwable failure) {
    return failure instanceof Unavailable
        || failure instanceof Throttled throttled
            && throttled.retryAfter().compareTo(LONGEST_WAIT) <= 0;
  }

  private static Duration pause(Throwable failure, int attempt) {
    long backOff = 100L << attempt;
    long jitter = ThreadLocalRandom.current().nextLong(backOff);
    return failure instanceof Throttled throttled
        ? throttled.retryAfter().plusMillis(jitter)
        : Duration.ofMillis(backOff + jitter);
  }
}

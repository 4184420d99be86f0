package dev.lockstep.connector;

import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.messaging.Counters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.util.TypeLiteral;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.jspecify.annotations.Nullable;

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

  /** For callers that have nowhere to put the work: a poll. */
  public static final Patience PATIENT = new Patience(4, LONGEST_WAIT);

  /**
   * For callers that can put the work aside and must not keep others waiting: one more try, no
   * waiting for limits.
   */
  public static final Patience BRISK = new Patience(2, Duration.ofMillis(500));

  private static final String WHOLE_CREDENTIAL = "";
  private static final TypeLiteral<Uni<Object>> ANSWER =
      new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
      };

  /**
   * How much a caller waits for.
   *
   * @param attempts how often a read is tried
   * @param longest the longest pause the upstream may ask for before the call is given up
   */
  public record Patience(int attempts, Duration longest) {}

  private final String upstream;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final Pace pace;
  private final Counters pauses;
  private final Map<List<String>, Timer> calls = new ConcurrentHashMap<>();
  private final Guard guard;
  private final Map<String, Instant> pausedUntil = new ConcurrentHashMap<>();

  /**
   * @param upstream name for metrics and logs, for example {@code jira/1}
   * @param pace of the credential
   * @param timeout after which a call counts as failed
   */
  public UpstreamGateway(
      String upstream, Pace pace, Duration timeout, Clock clock, MeterRegistry metrics) {
    this.upstream = upstream;
    this.clock = clock;
    this.metrics = metrics;
    this.pace = pace;
    this.pauses = new Counters(metrics, "lockstep.upstream.pauses", "upstream", "scope");
    for (UpstreamException.Scope scope : UpstreamException.Scope.values()) {
      pausesOf(scope); // from the beginning, so that the first one is a change
    }
    this.guard =
        Guard.create()
            .withDescription(upstream)
            .withTimeout()
            .duration(timeout.toMillis(), ChronoUnit.MILLIS)
            .done()
            .withCircuitBreaker()
            .failOn(Set.of(Unavailable.class, TimeoutException.class))
            .requestVolumeThreshold(20)
            .failureRatio(0.75)
            .delay(2, ChronoUnit.SECONDS)
            .done()
            .build();
  }

  /** As {@link #read(String, Patience, Supplier)}, {@link #PATIENT}. */
  public <T> Uni<T> read(String endpoint, Supplier<Uni<T>> request) {
    return read(endpoint, PATIENT, request);
  }

  /**
   * Reads: tried again after {@link Unavailable} and short {@link Throttled}.
   *
   * @param endpoint template of the path, for the metrics
   * @param request makes the call; asked once for each attempt
   */
  public <T> Uni<T> read(String endpoint, Patience patience, Supplier<Uni<T>> request) {
    return attempt(endpoint, patience, request, 1);
  }

  /** As {@link #write(String, Patience, Supplier)}, {@link #PATIENT}. */
  public <T> Uni<T> write(String endpoint, Supplier<Uni<T>> request) {
    return write(endpoint, PATIENT, request);
  }

  /** Writes: sent once; what it came to is for the caller to find out by reading. */
  public <T> Uni<T> write(String endpoint, Patience patience, Supplier<Uni<T>> request) {
    return once(endpoint, patience, request);
  }

  private <T> Uni<T> attempt(
      String endpoint, Patience patience, Supplier<Uni<T>> request, int attempt) {
    return once(endpoint, patience, request)
        .onFailure(e -> attempt < patience.attempts() && worthRepeating(e, patience))
        .recoverWithUni(
            e ->
                Uni.createFrom()
                    .voidItem()
                    .onItem()
                    .delayIt()
                    .by(pause(e, attempt))
                    .chain(() -> attempt(endpoint, patience, request, attempt + 1)));
  }

  private <T> Uni<T> once(String endpoint, Patience patience, Supplier<Uni<T>> request) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Pause pause = pauseOf(endpoint);
              if (pause.left().compareTo(patience.longest()) > 0) {
                return Uni.createFrom()
                    .failure(new Throttled(upstream + " pauses", pause.left(), pause.scope()));
              }
              Duration turn = pace.take();
              Duration delay = pause.left().compareTo(turn) > 0 ? pause.left() : turn;
              return delay.isZero()
                  ? guarded(endpoint, request)
                  : delayed(delay, endpoint, request);
            });
  }

  private <T> Uni<T> delayed(Duration delay, String endpoint, Supplier<Uni<T>> request) {
    return Uni.createFrom()
        .voidItem()
        .onItem()
        .delayIt()
        .by(delay)
        .chain(() -> guarded(endpoint, request));
  }

  @SuppressWarnings(
      "unchecked") // the guard passes the answer through; its type literal cannot name T
  private <T> Uni<T> guarded(String endpoint, Supplier<Uni<T>> request) {
    long start = System.nanoTime();
    return guard
        .get(() -> request.get().map(answer -> (Object) answer), ANSWER)
        .map(answer -> (T) answer)
        .onFailure(UpstreamGateway::isGuards)
        .transform(e -> new Unavailable(upstream + ": " + e.getClass().getSimpleName()))
        .onItemOrFailure()
        .invoke((answer, failure) -> note(endpoint, failure, System.nanoTime() - start));
  }

  /** Timeouts and the open breaker are reported by the library's own exceptions. */
  private static boolean isGuards(Throwable failure) {
    return failure instanceof FaultToleranceException;
  }

  /** What is left of a pause and of whose. */
  private record Pause(Duration left, UpstreamException.Scope scope) {}

  private Pause pauseOf(String endpoint) {
    if (pausedUntil.isEmpty()) {
      return new Pause(Duration.ZERO, UpstreamException.Scope.ENDPOINT);
    }
    Duration whole = leftOf(WHOLE_CREDENTIAL);
    Duration part = leftOf(endpoint);
    return whole.compareTo(part) >= 0
        ? new Pause(whole, UpstreamException.Scope.CREDENTIAL)
        : new Pause(part, UpstreamException.Scope.ENDPOINT);
  }

  private Duration leftOf(String what) {
    Instant until = pausedUntil.get(what);
    Duration left = until == null ? Duration.ZERO : Duration.between(clock.instant(), until);
    return left.isNegative() ? Duration.ZERO : left;
  }

  private void note(String endpoint, @Nullable Throwable failure, long nanos) {
    String result = failure == null ? "ok" : failure.getClass().getSimpleName();
    calls
        .computeIfAbsent(List.of(endpoint, result), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
    if (failure instanceof Throttled throttled) {
      pausesOf(throttled.scope()).increment();
    }
    if (failure instanceof Throttled throttled
        && throttled.scope() != UpstreamException.Scope.ITEM) {
      String what =
          throttled.scope() == UpstreamException.Scope.CREDENTIAL ? WHOLE_CREDENTIAL : endpoint;
      pausedUntil.merge(
          what, clock.instant().plus(throttled.retryAfter()), (a, b) -> a.isAfter(b) ? a : b);
    }
  }

  private Counter pausesOf(UpstreamException.Scope scope) {
    return pauses.of(upstream, scope.name().toLowerCase(Locale.ROOT));
  }

  private Timer timer(List<String> endpointAndResult) {
    return Timer.builder("lockstep.upstream.calls")
        .tag("upstream", upstream)
        .tag("endpoint", endpointAndResult.get(0))
        .tag("result", endpointAndResult.get(1))
        .register(metrics);
  }

  private static boolean worthRepeating(Throwable failure, Patience patience) {
    return failure instanceof Unavailable
        || failure instanceof Throttled throttled
            && throttled.retryAfter().compareTo(patience.longest()) <= 0;
  }

  private static Duration pause(Throwable failure, int attempt) {
    long backOff = 100L << attempt;
    long jitter = ThreadLocalRandom.current().nextLong(backOff);
    return failure instanceof Throttled throttled
        ? throttled.retryAfter().plusMillis(jitter)
        : Duration.ofMillis(backOff + jitter);
  }
}

package dev.lockstep.connector;

import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import dev.lockstep.connector.UpstreamException.Unavailable;
import dev.lockstep.messaging.Counters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
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
import java.util.Optional;
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
  public static final Patience PATIENT = new Patience(4, LONGEST_WAIT, false);

  /** As {@link #PATIENT}, for what nobody waits for: it takes what others leave of the pace. */
  public static final Patience BULK = PATIENT.inBulk();

  /**
   * For callers that can put the work aside and must not keep others waiting: one more try, no
   * waiting for limits.
   */
  public static final Patience BRISK = new Patience(2, Duration.ofMillis(500), false);

  private static final TypeLiteral<Uni<Object>> ANSWER =
      new TypeLiteral<>() {
        private static final long serialVersionUID = 1L;
      };

  /**
   * How much a caller waits for.
   *
   * @param attempts how often a read is tried
   * @param longest the longest pause the upstream may ask for before the call is given up
   * @param bulk whether the call comes after all that is not
   */
  public record Patience(int attempts, Duration longest, boolean bulk) {

    /** The same for what nobody waits for. */
    public Patience inBulk() {
      return new Patience(attempts, longest, true);
    }
  }

  private final String upstream;
  private final MeterRegistry metrics;
  private final Pace pace;
  private final Pauses pauses;
  private final Counters throttled;
  private final Map<List<String>, Timer> calls = new ConcurrentHashMap<>();
  private final Guard guard;

  /**
   * @param upstream name for metrics and logs, for example {@code jira/1}
   * @param pace of the credential
   * @param timeout after which a call counts as failed
   */
  public UpstreamGateway(
      String upstream, Pace pace, Duration timeout, Clock clock, MeterRegistry metrics) {
    this.upstream = upstream;
    this.metrics = metrics;
    this.pace = pace;
    this.pauses = new Pauses(clock);
    this.throttled =
        new Counters(metrics, "lockstep.upstream.pauses", "upstream", "scope", "reason");
    for (UpstreamException.Scope scope : UpstreamException.Scope.values()) {
      throttled(scope, Throttled.UNSAID); // from the beginning, so that the first one is a change
    }
    Gauge.builder("lockstep.upstream.tokens", pace, Pace::left)
        .tag("upstream", upstream)
        .register(metrics);
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
    return attempt(new Call("read", endpoint), patience, request, 1);
  }

  /** As {@link #write(String, Patience, Supplier)}, {@link #PATIENT}. */
  public <T> Uni<T> write(String endpoint, Supplier<Uni<T>> request) {
    return write(endpoint, PATIENT, request);
  }

  /** Writes: sent once; what it came to is for the caller to find out by reading. */
  public <T> Uni<T> write(String endpoint, Patience patience, Supplier<Uni<T>> request) {
    return once(new Call("write", endpoint), patience, request);
  }

  /** The upstream said that a limit is near: what nobody waits for goes slower for a while. */
  public void nearLimit(Duration howLong) {
    pace.slowBulk(howLong);
  }

  /** The upstream answered and asks all the same that nothing be asked of it for a while. */
  public void rest(Duration howLong) {
    Throttled told =
        new Throttled(upstream + " rests", howLong, UpstreamException.Scope.CREDENTIAL);
    throttled(told.scope(), told.reason()).increment();
    pauses.note("", told);
  }

  /** Limits are counted by endpoint and method; reads and writes of one endpoint differ in it. */
  private record Call(String kind, String endpoint) {
    String name() {
      return kind + " " + endpoint;
    }
  }

  private <T> Uni<T> attempt(Call call, Patience patience, Supplier<Uni<T>> request, int attempt) {
    return once(call, patience, request)
        .onFailure(e -> attempt < patience.attempts() && worthRepeating(e, patience))
        .recoverWithUni(
            e ->
                waited(pause(e, attempt))
                    .chain(() -> attempt(call, patience, request, attempt + 1)));
  }

  private <T> Uni<T> once(Call call, Patience patience, Supplier<Uni<T>> request) {
    return Uni.createFrom()
        .deferred(() -> mayGo(call, patience))
        .chain(() -> turn(patience))
        .chain(() -> open(call, patience, Instant.MIN))
        .chain(() -> guarded(call, request));
  }

  /** Nothing takes a place in the line that would have to be given up. */
  private Uni<Void> mayGo(Call call, Patience patience) {
    Optional<Unauthorized> refusal = pauses.refusal();
    if (refusal.isPresent()) {
      return Uni.createFrom().failure(refusal.get());
    }
    Pauses.Pause pause = pauses.of(call.name());
    return pause.left().compareTo(patience.longest()) > 0
        ? Uni.createFrom().failure(new Throttled(upstream + " pauses", pause.left(), pause.scope()))
        : Uni.createFrom().voidItem();
  }

  private Uni<Void> turn(Patience patience) {
    Duration wait = patience.bulk() ? pace.takeBulk() : pace.take();
    if (wait.isZero()) {
      return Uni.createFrom().voidItem();
    }
    return patience.bulk() ? waited(wait).chain(() -> turn(patience)) : waited(wait);
  }

  /** While a call waited for its turn others may have been told to pause. */
  private Uni<Void> open(Call call, Patience patience, Instant waitedUntil) {
    Pauses.Pause pause = pauses.of(call.name());
    return pause.until().isAfter(waitedUntil)
        ? mayGo(call, patience)
            .chain(() -> waited(pause.left()))
            .chain(() -> open(call, patience, pause.until()))
        : Uni.createFrom().voidItem();
  }

  private static Uni<Void> waited(Duration time) {
    // Timers know whole milliseconds only: never too early, never a wait of nothing in a circle.
    return Uni.createFrom().voidItem().onItem().delayIt().by(time.plusMillis(1));
  }

  @SuppressWarnings(
      "unchecked") // the guard passes the answer through; its type literal cannot name T
  private <T> Uni<T> guarded(Call call, Supplier<Uni<T>> request) {
    long start = System.nanoTime();
    return guard
        .get(() -> request.get().map(answer -> (Object) answer), ANSWER)
        .map(answer -> (T) answer)
        .onFailure(UpstreamGateway::isGuards)
        .transform(e -> new Unavailable(upstream + ": " + e.getClass().getSimpleName()))
        .onItemOrFailure()
        .invoke((answer, failure) -> note(call, failure, System.nanoTime() - start));
  }

  /** Timeouts and the open breaker are reported by the library's own exceptions. */
  private static boolean isGuards(Throwable failure) {
    return failure instanceof FaultToleranceException;
  }

  private void note(Call call, @Nullable Throwable failure, long nanos) {
    String result = failure == null ? "ok" : failure.getClass().getSimpleName();
    calls
        .computeIfAbsent(List.of(call.endpoint(), result), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
    if (failure instanceof Throttled told) {
      throttled(told.scope(), told.reason()).increment();
    }
    pauses.note(call.name(), failure);
  }

  private Counter throttled(UpstreamException.Scope scope, String reason) {
    return throttled.of(upstream, scope.name().toLowerCase(Locale.ROOT), reason);
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

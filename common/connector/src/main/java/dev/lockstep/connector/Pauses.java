package dev.lockstep.connector;

import dev.lockstep.connector.UpstreamException.Scope;
import dev.lockstep.connector.UpstreamException.Throttled;
import dev.lockstep.connector.UpstreamException.Unauthorized;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What must not be called until when, as the upstream said. */
final class Pauses {

  private static final String WHOLE_CREDENTIAL = "";

  private final Clock clock;
  private final Map<String, Instant> until = new ConcurrentHashMap<>();
  private volatile @Nullable Shut shut;

  Pauses(Clock clock) {
    this.clock = clock;
  }

  private record Shut(Instant until, String why) {}

  /**
   * A pause of the credential or of one endpoint.
   *
   * @param until when it ends; {@link Instant#MIN} where there is none
   */
  record Pause(Instant until, Duration left, Scope scope) {}

  /** The longer one of the two that hold a call back. */
  Pause of(String call) {
    Pause whole = pause(WHOLE_CREDENTIAL, Scope.CREDENTIAL);
    Pause part = pause(call, Scope.ENDPOINT);
    return part.until().isAfter(whole.until()) ? part : whole;
  }

  private Pause pause(String what, Scope scope) {
    Instant end = until.getOrDefault(what, Instant.MIN);
    Instant now = clock.instant();
    return end.isAfter(now)
        ? new Pause(end, Duration.between(now, end), scope)
        : new Pause(Instant.MIN, Duration.ZERO, scope);
  }

  /** Why nothing is asked at the moment, where a refusal was to be left alone. */
  Optional<Unauthorized> refusal() {
    Shut now = shut;
    return now == null || !now.until().isAfter(clock.instant())
        ? Optional.empty()
        : Optional.of(Unauthorized.locked(now.why(), Duration.ZERO));
  }

  /** An item that is written too often pauses nobody else. */
  void note(String call, @Nullable Throwable failure) {
    if (failure instanceof Throttled throttled && throttled.scope() != Scope.ITEM) {
      String what = throttled.scope() == Scope.CREDENTIAL ? WHOLE_CREDENTIAL : call;
      until.merge(
          what, clock.instant().plus(throttled.retryAfter()), (a, b) -> a.isAfter(b) ? a : b);
    }
    if (failure instanceof Unauthorized refused && !refused.quiet().isZero()) {
      shut = new Shut(clock.instant().plus(refused.quiet()), String.valueOf(refused.getMessage()));
    }
  }
}
